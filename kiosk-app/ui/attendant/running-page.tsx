/** How the terminal runs: practice, in and out of service, restarts. */
import { type AttendantPage, STAFF_REASONS } from '@lutong/core/contracts/attendant.ts'
import { Button } from '../components/button.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './attendant.module.css'
import { useStaffWords } from './staff-words.ts'

type Running = Extract<AttendantPage, { page: 'running' }>

const Restart = ({ shown }: { readonly shown: Running }) => {
  const { send } = useVisit()
  const words = useStaffWords().running
  const restartPage = async () => {
    if (await send({ type: 'attendant-restart', what: 'page' })) location.reload()
  }
  return (
    <section class={css.section}>
      <h3>{words.restart}</h3>
      {shown.openCount === 0 ? null : <p>{words.open(shown.openCount)}</p>}
      <div class={css.three}>
        <Button onPress={() => void restartPage()}>{words.what.page}</Button>
        {shown.canRestartHost ? (
          <Button onPress={() => void send({ type: 'attendant-restart', what: 'host' })}>{words.what.host}</Button>
        ) : null}
        {shown.canRestartMachine ? (
          <Button onPress={() => void send({ type: 'attendant-restart', what: 'machine' })}>
            {words.what.machine}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

export const RunningPage = ({ shown }: { readonly shown: Running }) => {
  const { send } = useVisit()
  const words = useStaffWords().running
  const { outOfService, practice, problem } = shown
  return (
    <>
      {problem === null ? null : (
        <p class={css.problem} role="alert">
          {words.problems[problem]}
        </p>
      )}
      <section class={css.section}>
        <h3>{words.practice}</h3>
        <p>{words.practiceText}</p>
        <Button onPress={() => void send({ type: 'attendant-practice', on: !practice })}>
          {practice ? words.practiceOff : words.practiceOn}
        </Button>
      </section>
      <section class={css.section}>
        <h3>{words.service}</h3>
        <p>{outOfService === null ? words.inService : words.out(words.reasons[outOfService])}</p>
        <div class={css.three}>
          {outOfService === null ? (
            STAFF_REASONS.map((reason) => (
              <Button key={reason} onPress={() => void send({ type: 'attendant-service', out: reason })}>
                {words.reasons[reason]}
              </Button>
            ))
          ) : (
            <Button kind="main" onPress={() => void send({ type: 'attendant-service', out: null })}>
              {words.back}
            </Button>
          )}
        </div>
      </section>
      <Restart shown={shown} />
    </>
  )
}
