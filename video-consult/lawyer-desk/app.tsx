import { useEffect } from 'preact/hooks'
import { words } from './language/language.ts'
import { desk } from './line/desk-line.ts'
import { resume, session } from './line/session.ts'
import { Desk } from './screens/desk.tsx'
import { NoLawyer } from './screens/no-lawyer.tsx'
import { SignIn } from './screens/sign-in.tsx'

export const App = () => {
  useEffect(() => void resume(), [])
  const now = session.value
  const text = words()
  const waits =
    desk.value !== null && (desk.value.offer !== null || desk.value.invitations.some(({ call }) => call === null))
  // The title is what a lawyer sees of this page while another one lies on top of it.
  const title = `${waits ? `● ${text.offer.title} · ` : ''}${text.product} · ${text.desk}`
  useEffect(() => {
    document.title = title
  }, [title])
  switch (now.state) {
    case 'asking':
      return <p class="notice">{text.loading}</p>
    case 'signed-out':
      return <SignIn ended={now.ended} />
    case 'signed-in':
      return now.role === 'lawyer' ? <Desk name={now.name} /> : <NoLawyer name={now.name} />
    default:
      return null
  }
}
