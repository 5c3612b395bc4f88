import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Me } from '../../server/accounts/session.ts'
import { words } from '../language/language.ts'
import { KeyHelp } from './key-help.tsx'
import { HelpCalls } from './help-calls.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { LineState } from './line-state.tsx'
import { Link, place } from '../router.tsx'
import { type MenuGroup, ROUTES } from '../routes.tsx'
import { signOut } from '../session.ts'

const GROUPS: readonly MenuGroup[] = ['work', 'people', 'centre']

interface FrameProps {
  readonly me: Me
  /** Address of the page's route; a page within another's address belongs to its entry of the menu. */
  readonly current: string | undefined
  readonly children: ComponentChildren
}

const Menu = ({ current, me }: Omit<FrameProps, 'children'>) => {
  const text = words()
  const own = ROUTES.filter(({ roles }) => roles.includes(me.role))
  return (
    <>
      {GROUPS.map((group) => {
        const entries = own.filter((route) => route.group === group)
        if (entries.length === 0) return null
        return (
          <div key={group} class="menu-group" role="group" aria-labelledby={`menu-${group}`}>
            <p id={`menu-${group}`} class="menu-title">
              {text.frame.groups[group]}
            </p>
            {entries.map(({ address, title }) => (
              <Link
                key={address}
                to={address}
                current={current === address || current?.startsWith(`${address}/`) === true}
              >
                {title(text)}
              </Link>
            ))}
          </div>
        )
      })}
    </>
  )
}

export const Frame = ({ me, children, current }: FrameProps) => {
  const text = words()
  const { path } = place.value
  const [isOpen, setOpen] = useState(false)
  const main = useRef<HTMLElement>(null)
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    setOpen(false)
    // As after a page load: reading goes on at the new page, not in the menu.
    main.current?.focus({ preventScroll: true })
  }, [path])
  return (
    <div class="frame">
      <a class="skip" href="#content">
        {text.skip}
      </a>
      <header class="band">
        <button
          type="button"
          class="button menu-button"
          aria-expanded={isOpen}
          aria-controls="menu"
          onClick={() => setOpen(!isOpen)}
        >
          <span aria-hidden="true">{'☰'}</span> {text.frame.menu}
        </button>
        <span class="brand">
          <span class="emblem" aria-hidden="true">
            律
          </span>
          {text.product}
          <span class="brand-place">{text.console}</span>
        </span>
        <Link to="/console/account" class="who" current={current === '/console/account'}>
          {text.role[me.role]} · {me.name}
        </Link>
        <KeyHelp />
        <LanguageSwitch />
        <button type="button" class="quiet" onClick={() => void signOut()}>
          {text.signOut}
        </button>
      </header>
      <LineState />
      {me.role === 'clerk' || me.role === 'supervisor' ? <HelpCalls /> : null}
      <div class="columns">
        <nav id="menu" class={`menu${isOpen ? ' menu-open' : ''}`} aria-label={text.frame.menu}>
          <Menu me={me} current={current} />
        </nav>
        <main id="content" tabIndex={-1} ref={main}>
          {children}
        </main>
      </div>
    </div>
  )
}
