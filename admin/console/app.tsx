import { useEffect } from 'preact/hooks'
import type { Me } from '../server/accounts/session.ts'
import { Frame } from './components/frame.tsx'
import { words } from './language/language.ts'
import { place } from './router.tsx'
import { Appointments } from './screens/appointments.tsx'
import { CaseListPage } from './screens/case-lists.tsx'
import { CasePage } from './screens/case-page.tsx'
import { ConsultationPage } from './screens/consultation-page.tsx'
import { Consultations } from './screens/consultations.tsx'
import { ContentPage } from './screens/content.tsx'
import { ContentPart } from './screens/content-part.tsx'
import { ContentPreview } from './screens/content-preview.tsx'
import { Feedback } from './screens/feedback.tsx'
import { Queue } from './screens/queue.tsx'
import { SignIn } from './screens/sign-in.tsx'
import { Terminals } from './screens/terminals.tsx'
import { Worklist } from './screens/worklist.tsx'
import { resume, session } from './session.ts'

const Page = ({ me }: { readonly me: Me }) => {
  const { path } = place.value
  const caseNumber = /^\/console\/cases\/([\d-]+)$/.exec(path)?.[1]
  const part = /^\/console\/content\/parts\/([a-z-]+)\/([\w.-]+)$/.exec(path)
  if (part !== null) return <ContentPart key={path} kind={part[1] ?? ''} id={part[2] ?? ''} />
  if (path === '/console/content/preview') return <ContentPreview me={me} />
  if (path === '/console/content') return <ContentPage me={me} />
  const consultation = /^\/console\/consultations\/([0-9a-f-]{36})$/.exec(path)?.[1]
  if (consultation !== undefined && me.role === 'supervisor')
    return <ConsultationPage key={consultation} id={consultation} />
  if (path === '/console/consultations') return <Consultations me={me} />
  if (path === '/console/terminals' || me.role === 'admin') return <Terminals me={me} />
  if (path === '/console/queue') return <Queue />
  if (path === '/console/feedback') return <Feedback />
  if (path === '/console/complaints') return <CaseListPage key={path} list="complaints" />
  if (path === '/console/referrals') return <CaseListPage key={path} list="referrals" />
  if (path === '/console/appointments') return <Appointments />
  return caseNumber === undefined ? <Worklist /> : <CasePage key={caseNumber} caseNumber={caseNumber} />
}

export const App = () => {
  useEffect(() => void resume(), [])
  const now = session.value
  const title = `${words().product} · ${words().console}`
  useEffect(() => {
    document.title = title
  }, [title])
  switch (now.state) {
    case 'asking':
      return <p class="notice">{words().loading}</p>
    case 'signed-out':
      return <SignIn ended={now.ended} />
    case 'signed-in':
      return (
        <Frame me={now.me}>
          <Page me={now.me} />
        </Frame>
      )
    default:
      return null
  }
}
