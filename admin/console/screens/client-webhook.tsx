/** Where results are pushed to, for one system. */
import { useState } from 'preact/hooks'
import type { ClientView } from '../../server/clients/console-clients.ts'
import type { WebhookCovers } from '../../store/push-store.ts'
import { words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'
import type { Secret } from './add-client.tsx'

const COVERS: readonly WebhookCovers[] = ['own', 'regions']

interface WebhookProps {
  readonly client: ClientView
  readonly again: () => void
  readonly show: (secret: Secret) => void
}

const WebhookForm = ({ again, client, close, show }: WebhookProps & { readonly close: () => void }) => {
  const all = words()
  const text = all.pushes
  const [url, setUrl] = useState(client.webhook?.url ?? '')
  const [covers, setCovers] = useState<WebhookCovers>(client.webhook?.covers ?? 'own')
  const [problem, setProblem] = useState<string | null>(null)
  const path = `/clients/${client.id}/webhook`
  const save = async () => {
    const answer = await askSignedIn<{ secret: string }>('PUT', path, { url, covers })
    if (!answer.ok) return setProblem(answer.error === 'invalid-request' ? text.badUrl : all.failure(answer.error))
    show({ name: client.name, secret: answer.value.secret, about: text.secretOnce })
    close()
    return again()
  }
  const stop = async () => {
    const answer = await askSignedIn<null>('DELETE', path)
    if (!answer.ok) return setProblem(all.failure(answer.error))
    close()
    return again()
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <label class="field">
        <span>{text.url}</span>
        <input type="url" required maxLength={500} value={url} onInput={(event) => setUrl(event.currentTarget.value)} />
        <small>{text.urlHint}</small>
      </label>
      {COVERS.map((one) => (
        <label key={one} class="tick">
          <input type="radio" name={`covers-${client.id}`} checked={covers === one} onChange={() => setCovers(one)} />
          <span>{text.covers[one]}</span>
        </label>
      ))}
      {problem === null ? null : (
        <p class="notice notice-danger" role="alert">
          {problem}
        </p>
      )}
      <div class="row">
        <button type="submit" class="button button-main">
          {text.set}
        </button>
        {client.webhook === null ? null : (
          <button type="button" class="button button-danger" onClick={() => void stop()}>
            {text.stop}
          </button>
        )}
        <button type="button" class="button" onClick={close}>
          {all.cancel}
        </button>
      </div>
    </form>
  )
}

export const ClientWebhook = (props: WebhookProps) => {
  const text = words().pushes
  const { client } = props
  const [open, setOpen] = useState(false)
  if (open) return <WebhookForm {...props} close={() => setOpen(false)} />
  return (
    <div class="stack">
      <small class="push-to">{client.webhook === null ? text.none : text.to(client.webhook.url)}</small>
      {client.revokedAtMs === null ? (
        <div>
          <button type="button" class="button" onClick={() => setOpen(true)}>
            {text.push}
          </button>
        </div>
      ) : null}
    </div>
  )
}
