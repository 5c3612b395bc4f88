import { useEffect } from 'preact/hooks'
import type { Me } from '../server/accounts/session.ts'
import { Frame } from './components/frame.tsx'
import { alertTitle } from './components/help-calls.tsx'
import { findRoute } from './find-route.ts'
import { words } from './language/language.ts'
import { Link, place } from './router.tsx'
import { ROUTES } from './routes.tsx'
import { SetUp } from './screens/account/set-up.tsx'
import { SignIn } from './screens/sign-in.tsx'
import { resume, session } from './session.ts'

/** `/console/` is the first page of the menu that this role has. */
const pageOf = ({ role }: Me, path: string) => {
  const first = ROUTES.find((route) => route.group !== undefined && route.roles.includes(role))
  return findRoute(ROUTES, role, path === '/console/' ? (first?.address ?? '/console/account') : path)
}

const NoPage = () => {
  const text = words().frame
  return (
    <div class="notice">
      <p>
        {text.notFound} {text.notFoundHint}
      </p>
      <Link to="/console/">{text.toHome}</Link>
    </div>
  )
}

const Page = ({ me }: { readonly me: Me }) => {
  const text = words()
  const found = pageOf(me, place.value.path)
  const title = [found?.route.title(text), text.product, text.console].filter(Boolean).join(' · ')
  const alert = alertTitle.value
  useEffect(() => {
    document.title = alert ?? title
  }, [alert, title])
  return (
    <Frame me={me} current={found?.route.address}>
      {found === undefined ? <NoPage /> : found.route.page({ me, at: found.at })}
    </Frame>
  )
}

export const App = () => {
  useEffect(() => void resume(), [])
  const now = session.value
  const title = `${words().product} · ${words().console}`
  useEffect(() => {
    if (now.state !== 'signed-in') document.title = title
  }, [now.state, title])
  switch (now.state) {
    case 'asking':
      return <p class="notice">{words().loading}</p>
    case 'signed-out':
      return <SignIn ended={now.ended} />
    case 'signed-in':
      return now.me.must === null ? <Page me={now.me} /> : <SetUp must={now.me.must} />
    default:
      return null
  }
}
