/** Paper is changed step by step, and ends with a test print that somebody has looked at. */
import type { AttendantPage } from '@lutong/core/contracts/attendant.ts'
import { Button } from '../components/button.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './attendant.module.css'
import { useStaffWords } from './staff-words.ts'

type Paper = Extract<AttendantPage, { page: 'paper' }>
type PrinterName = Paper['printers'][number]

const Choose = ({ printers }: { readonly printers: readonly PrinterName[] }) => {
  const { send } = useVisit()
  const words = useStaffWords()
  return (
    <>
      <p>{words.paper.choose}</p>
      <div class={css.doors}>
        {printers.map((printer) => (
          <Button
            key={printer}
            size="main"
            sign={printer === 'receipt-printer' ? 'slip' : 'printer'}
            onPress={() => void send({ type: 'attendant-paper', printer })}
          >
            {words.devices[printer]}
          </Button>
        ))}
      </div>
    </>
  )
}

export const PaperPage = ({ shown }: { readonly shown: Paper }) => {
  const { send } = useVisit()
  const words = useStaffWords()
  const { fault, printer, printers, step } = shown
  if (printer === null || step === 'choose') return <Choose printers={printers} />
  const others = printers.filter((one) => one !== printer)
  const again = () => void send({ type: 'attendant-paper', printer })
  const guide = (
    <ol class={css.steps}>
      {words.paper.steps[printer].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  )
  return (
    <>
      <h3>{words.devices[printer]}</h3>
      {step === 'load' || step === 'failed' ? guide : null}
      {fault === null || step === 'done' ? null : <p class={css.problem}>{words.paper.fault(fault)}</p>}
      {step === 'load' ? (
        <Button size="main" kind="main" onPress={() => void send({ type: 'attendant-paper-loaded' })}>
          {words.paper.loaded}
        </Button>
      ) : null}
      {step === 'printing' ? <p role="status">{words.paper.printing}</p> : null}
      {step === 'look' ? (
        <>
          <p>{words.paper.look}</p>
          <div class={css.two}>
            <Button size="main" onPress={() => void send({ type: 'attendant-paper-looked', good: false })}>
              {words.paper.bad}
            </Button>
            <Button size="main" kind="main" onPress={() => void send({ type: 'attendant-paper-looked', good: true })}>
              {words.paper.good}
            </Button>
          </div>
        </>
      ) : null}
      {step === 'done' ? (
        <p role="status">
          <strong>{words.paper.done}</strong>
        </p>
      ) : null}
      {step === 'failed' ? (
        <>
          <p role="alert">{words.paper.failed}</p>
          <Button size="main" kind="main" onPress={again}>
            {words.paper.again}
          </Button>
        </>
      ) : null}
      {step === 'done' && others.length > 0 ? (
        <Button
          size="main"
          onPress={() => others.forEach((one) => void send({ type: 'attendant-paper', printer: one }))}
        >
          {words.paper.other}
        </Button>
      ) : null}
    </>
  )
}
