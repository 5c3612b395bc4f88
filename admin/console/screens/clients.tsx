/** Other systems that hand in: hotline, website, another body. */
import { useState } from 'preact/hooks'
import type { ClientView } from '../../server/clients/console-clients.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { Cell, DataTable } from '../components/data-table.tsx'
import { moment, words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'
import { ClientWebhook } from './client-webhook.tsx'
import { Deliveries } from './deliveries.tsx'
import { AddClient, type Secret } from './add-client.tsx'

const WORKS = '●'
const ENDED = '–'
const NOTHING = '—'

/** The only place it ever stands: gone with the page. */
const SecretCard = ({ put, secret }: { readonly secret: Secret; readonly put: () => void }) => {
  const text = words().clients
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await window.navigator.clipboard.writeText(secret.secret)
    setCopied(true)
  }
  return (
    <section class="card secret-card" role="status">
      <h2>{text.secretIs(secret.name)}</h2>
      <p>{secret.about ?? text.secretOnce}</p>
      <code class="secret">{secret.secret}</code>
      <div class="row">
        <button type="button" class="button button-main" onClick={() => void copy()}>
          {copied ? `✓ ${text.copied}` : text.copy}
        </button>
        <button type="button" class="button" onClick={put}>
          {text.put}
        </button>
      </div>
    </section>
  )
}

interface ActsProps {
  readonly client: ClientView
  readonly again: () => void
  readonly show: (secret: Secret) => void
}

const Acts = ({ again, client, show }: ActsProps) => {
  const all = words()
  const text = all.clients
  const [asking, setAsking] = useState<'secret' | 'revoke' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  if (client.revokedAtMs !== null) return <>{NOTHING}</>
  const act = async () => {
    const path = `/clients/${client.id}/${asking === 'secret' ? 'secrets' : 'revocation'}`
    const answer = await askSignedIn<{ secret: string } | null>('POST', path)
    if (!answer.ok) return setProblem(all.failure(answer.error))
    if (answer.value !== null) show({ name: client.name, secret: answer.value.secret })
    setAsking(null)
    return again()
  }
  if (asking === null)
    return (
      <div class="row">
        <button type="button" class="button" onClick={() => setAsking('secret')}>
          {text.newSecret}
        </button>
        <button type="button" class="button" onClick={() => setAsking('revoke')}>
          {text.revoke}
        </button>
      </div>
    )
  return (
    <div class="stack">
      <span>{asking === 'secret' ? text.newSecretSure : text.revokeSure(client.name)}</span>
      {problem === null ? null : <span role="alert">{problem}</span>}
      <div class="row">
        <button
          type="button"
          class={asking === 'secret' ? 'button button-main' : 'button button-danger'}
          onClick={() => void act()}
        >
          {asking === 'secret' ? text.newSecret : text.revoke}
        </button>
        <button type="button" class="button" onClick={() => setAsking(null)}>
          {all.cancel}
        </button>
      </div>
    </div>
  )
}

const Row = ({ again, client, show }: ActsProps) => {
  const text = words().clients
  const regions = client.regions.map((region) => (region === '' ? text.everywhere : region))
  return (
    <tr role="row">
      <Cell title={text.name}>{client.name}</Cell>
      <Cell title={text.regions}>{regions.join(' ')}</Cell>
      <Cell title={text.channels} class="time">
        {client.channels.map((channel) => text.channel[channel]).join(' · ')}
      </Cell>
      <Cell title={text.acts}>{client.acts.map((act) => text.act[act]).join(' · ')}</Cell>
      <Cell title={text.lastSeen} class="time">
        {client.lastSeenAtMs === null ? text.never : moment(client.lastSeenAtMs)}
      </Cell>
      <Cell title={text.state}>
        {client.revokedAtMs === null ? (
          <span class="tag tag-done">
            <span aria-hidden="true">{WORKS}</span> {text.working}
          </span>
        ) : (
          <span class="tag tag-ended">
            <span aria-hidden="true">{ENDED}</span> {text.revoked(moment(client.revokedAtMs))}
          </span>
        )}
      </Cell>
      <Cell title={words().pushes.title}>
        <ClientWebhook client={client} again={again} show={show} />
      </Cell>
      <Cell title={text.act1}>
        <Acts client={client} again={again} show={show} />
      </Cell>
    </tr>
  )
}

export const Clients = () => {
  const text = words().clients
  const [secret, setSecret] = useState<Secret | null>(null)
  const { again, asked } = useAsked<{ readonly clients: readonly ClientView[] }>('/clients')
  return (
    <>
      <div class="page-head">
        <h1>{text.title}</h1>
      </div>
      <p class="total clients-about">{text.about}</p>
      {secret === null ? null : <SecretCard key={secret.secret} secret={secret} put={() => setSecret(null)} />}
      <AddClient
        made={(made) => {
          setSecret(made)
          again()
        }}
      />
      <AskedView asked={asked} again={again}>
        {({ clients }) =>
          clients.length === 0 ? (
            <p class="notice">{text.none}</p>
          ) : (
            <DataTable
              label={text.title}
              columns={[
                text.name,
                text.regions,
                text.channels,
                text.acts,
                text.lastSeen,
                text.state,
                words().pushes.title,
                text.act1,
              ]}
            >
              {clients.map((client) => (
                <Row key={client.id} client={client} again={again} show={setSecret} />
              ))}
            </DataTable>
          )
        }
      </AskedView>
      <Deliveries />
    </>
  )
}
