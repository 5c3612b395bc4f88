import { useEffect, useState } from 'preact/hooks'
import type { SignatureUpload } from '@lutong/core/contracts/host-rpc.ts'
import { Frame } from '../components/frame.tsx'
import { Notice, Problem } from '../components/notice.tsx'
import { lazily } from '../visit/lazy.tsx'
import { useVisit } from '../visit/visit.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import css from './screens.module.css'
import signCss from './sign.module.css'

const SignaturePad = lazily(async () => (await import('../capture/signature-pad.tsx')).SignaturePad)

export const SignScreen = ({ screen }: { readonly screen: ScreenOf<'sign'> }) => {
  const { messages, send, upload } = useVisit()
  const [signature, setSignature] = useState<SignatureUpload | null>(null)
  const [state, setState] = useState<'signing' | 'saving' | 'empty' | 'failed'>('signing')
  useEffect(() => setState('signing'), [signature])
  const submit = async () => {
    if (signature === null) {
      setState('empty')
      return
    }
    setState('saving')
    const saved = await upload({ kind: 'signature', signature })
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
        <p class={`${css.soft} ${css.small}`}>{messages.sign.keyboard}</p>
      </div>
    </Frame>
  )
}
