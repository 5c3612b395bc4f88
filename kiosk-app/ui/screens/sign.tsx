import { useEffect, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Notice, Problem } from '../components/notice.tsx'
import type { SignedPad } from '../capture/signature-pad.tsx'
import { afterFrame } from '../visit/after-touch.ts'
import { lazily } from '../visit/lazy.tsx'
import { useVisit } from '../visit/visit.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import css from './screens.module.css'
import signCss from './sign.module.css'

const SignaturePad = lazily(async () => (await import('../capture/signature-pad.tsx')).SignaturePad)

export const SignScreen = ({ screen }: { readonly screen: ScreenOf<'sign'> }) => {
  const { messages, send, upload } = useVisit()
  const [signature, setSignature] = useState<SignedPad | null>(null)
  const [state, setState] = useState<'signing' | 'saving' | 'empty' | 'failed'>('signing')
  useEffect(() => setState('signing'), [signature])
  const submit = async () => {
    if (signature === null) {
      setState('empty')
      return
    }
    setState('saving')
    // First it is seen that the press was felt.
    await afterFrame()
    const saved = await upload({ kind: 'signature', signature: signature.take() })
    // The host may already have gone on to "sending"; where it has not, the same press asks it to.
    if (saved) await send({ type: 'submit' })
    setState(saved ? 'signing' : 'failed')
  }
  return (
    <Frame
      screenKey="sign"
      title={messages.sign.title}
      lead={messages.sign.lead}
      phase={5}
      next={{
        label: messages.sign.submit,
        sign: 'check',
        disabled: state === 'saving',
        onPress: () => void submit(),
      }}
    >
      <div class={css.stack}>
        <section class={signCss.declarations}>
          <h2>{messages.sign.declarations}</h2>
          {screen.declarations.map((declaration) => (
            <p key={declaration}>{declaration}</p>
          ))}
        </section>
        <SignaturePad onChange={setSignature} />
        <Problem code={state === 'empty' ? 'signature-empty' : screen.problem} />
        <div role="status">
          {state === 'saving' ? <Notice tone="info" sign="wait" title={messages.sign.sending} /> : null}
          {state === 'failed' ? <Notice tone="warn" title={messages.sign.failed} /> : null}
        </div>
        <section class={css.card}>
          <p class={css.soft}>{messages.sign.otherwise}</p>
          <div class={`${css.wide} ${css.aboveGap}`}>
            <Button sign="printer" disabled={state === 'saving'} onPress={() => void send({ type: 'sign-on-paper' })}>
              {messages.sign.onPaper}
            </Button>
          </div>
        </section>
      </div>
    </Frame>
  )
}
