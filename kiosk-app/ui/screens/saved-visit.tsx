/** A visit put aside: the code is all one needs, and all there is. */
import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Notice, Problem } from '../components/notice.tsx'
import { PrintStatus } from '../components/print-status.tsx'
import { FieldShell } from '../fields/field-shell.tsx'
import fieldCss from '../fields/fields.module.css'
import { day, inGroups } from '../visit/formats.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useKeptText } from '../visit/keep-typed.ts'
import { useVisit } from '../visit/visit.ts'
import doneCss from './done.module.css'
import guideCss from './guide.module.css'
import css from './screens.module.css'

export const PutAsideScreen = ({ screen }: { readonly screen: ScreenOf<'put-aside'> }) => {
  const { snapshot, messages, send } = useVisit()
  const { saved } = screen
  const { answers, checks, pages } = screen.holds
  const holds = [
    messages.saving.holdsService,
    ...(checks ? [messages.saving.holdsChecks] : []),
    ...(answers ? [messages.saving.holdsAnswers] : []),
    ...(pages > 0 ? [messages.saving.holdsPages(pages)] : []),
  ]
  return (
    <Frame
      screenKey={`put-aside/${saved === null}`}
      title={saved === null ? messages.saving.title : messages.saving.done}
      {...(saved === null
        ? {}
        : {
            ...(saved.onlyHere ? {} : { lead: messages.saving.lead }),
            next: {
              label: messages.done.finish,
              sign: 'check' as const,
              onPress: () => void send({ type: 'continue' }),
            },
          })}
    >
      <div class={css.stack}>
        <Problem code={screen.problem} />
        {saved === null ? (
          screen.problem === null ? (
            <Notice tone="info" sign="wait" title={messages.saving.now} />
          ) : (
            <Button kind="main" size="main" onPress={() => void send({ type: 'save-visit' })}>
              {messages.actions.retry}
            </Button>
          )
        ) : (
          <>
            <section class={css.card}>
              <dl class={doneCss.numbers}>
                <div>
                  <dt>{messages.saving.code}</dt>
                  <dd>{inGroups(saved.code)}</dd>
                </div>
                <div>
                  <dt>{messages.saving.until}</dt>
                  <dd class={doneCss.plain}>{day(saved.keptUntilMs, snapshot.language)}</dd>
                </div>
              </dl>
            </section>
            <Notice tone="warn">
              <p>{messages.saving.onlyCode}</p>
            </Notice>
            <section class={css.card}>
              <h2>{messages.saving.holds}</h2>
              <ul class={guideCss.lines}>
                {holds.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
              <p class={css.soft}>{messages.saving.holdsNot}</p>
            </section>
            {saved.onlyHere ? (
              <Notice tone="warn" sign="offline" title={messages.saving.onlyHere}>
                <p>{messages.saving.onlyHereNext}</p>
              </Notice>
            ) : null}
            {screen.print === null ? null : <PrintStatus prints={[screen.print]} />}
          </>
        )}
      </div>
    </Frame>
  )
}

export const ResumeScreen = ({ screen }: { readonly screen: ScreenOf<'resume'> }) => {
  const { messages, send } = useVisit()
  const [code, setCode] = useKeptText('code')
  return (
    <Frame
      screenKey="resume"
      title={messages.saving.resume}
      lead={messages.saving.resumeLead}
      next={{
        label: messages.actions.next,
        disabled: screen.asking || code.trim() === '',
        onPress: () => void send({ type: 'resume-visit', code }),
      }}
    >
      <div class={css.stack}>
        <Problem code={screen.problem} />
        <div role="status">
          {screen.asking ? <Notice tone="info" sign="wait" title={messages.progressIdentify.asking} /> : null}
        </div>
        <FieldShell
          id="save-code"
          field={{ path: 'save-code', kind: 'text', label: messages.saving.code, required: true, readOnly: false }}
          error={undefined}
        >
          <input
            id="save-code"
            class={fieldCss.input}
            type="text"
            inputMode="none"
            data-keys="code"
            autoComplete="off"
            autoCapitalize="characters"
            spellcheck={false}
            maxLength={14}
            value={code}
            onInput={(event) => setCode(event.currentTarget.value.toUpperCase())}
          />
        </FieldShell>
      </div>
    </Frame>
  )
}
