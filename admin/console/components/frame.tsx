import type { ComponentChildren } from 'preact'
import type { Me } from '../../server/accounts/session.ts'
import { language, words } from '../language/language.ts'
import { HelpCalls } from './help-calls.tsx'
import { Link, place } from '../router.tsx'
import { signOut } from '../session.ts'

export const LanguageSwitch = () => (
  <button
    type="button"
    class="quiet"
    lang={language.value === 'en' ? 'zh-CN' : 'en'}
    onClick={() => {
      language.value = language.value === 'en' ? 'zh-CN' : 'en'
    }}
  >
    {words().otherLanguage}
  </button>
)

export const Frame = ({ me, children }: { readonly me: Me; readonly children: ComponentChildren }) => {
  const text = words()
  const { path } = place.value
  return (
    <div class="frame">
      <a class="skip" href="#content">
        {text.skip}
      </a>
      <header class="band">
        <span class="brand">
          <span class="emblem" aria-hidden="true">
            律
          </span>
          {text.product}
          <span class="brand-place">{text.console}</span>
        </span>
        <nav class="nav" aria-label={text.console}>
          {me.role === 'admin' ? null : (
            <>
              <Link to="/console/cases" current={path === '/console/' || path.startsWith('/console/cases')}>
                {text.cases}
              </Link>
              <Link to="/console/referrals" current={path === '/console/referrals'}>
                {text.desk.referrals}
              </Link>
              <Link to="/console/complaints" current={path === '/console/complaints'}>
                {text.desk.complaints}
              </Link>
              <Link to="/console/appointments" current={path === '/console/appointments'}>
                {text.appointments.title}
              </Link>
              <Link to="/console/queue" current={path === '/console/queue'}>
                {text.queue.title}
              </Link>
              <Link to="/console/feedback" current={path === '/console/feedback'}>
                {text.acts.feedback}
              </Link>
            </>
          )}
          {me.role === 'supervisor' || me.role === 'admin' ? (
            <Link to="/console/consultations" current={path.startsWith('/console/consultations')}>
              {text.consultations.title}
            </Link>
          ) : null}
          <Link to="/console/content" current={path.startsWith('/console/content')}>
            {text.content.title}
          </Link>
          <Link to="/console/terminals" current={path === '/console/terminals'}>
            {text.terminals}
          </Link>
        </nav>
        <span class="who">
          {text.role[me.role]} · {me.name}
        </span>
        <LanguageSwitch />
        <button type="button" class="quiet" onClick={() => void signOut()}>
          {text.signOut}
        </button>
      </header>
      {me.role === 'admin' ? null : <HelpCalls />}
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
