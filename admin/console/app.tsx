import { useEffect } from 'preact/hooks'
import type { Me } from '../server/accounts/session.ts'
import { Frame } from './components/frame.tsx'
import { words } from './language/language.ts'
import { place } from './router.tsx'
import { CasePage } from './screens/case-page.tsx'
import { SignIn } from './screens/sign-in.tsx'
import { Terminals } from './screens/terminals.tsx'
import { Worklist } from './screens/worklist.tsx'
import { resume, session } from './session.ts'

const Page = ({ me }: { readonly me: Me }) => {
  const { path } = place.value
  const caseNumber = /^\/console\/cases\/([\d-]+)$/.exec(path)?.[1]
  if (path === '/console/terminals' || me.role === 'admin') return <Terminals me={me} />
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
