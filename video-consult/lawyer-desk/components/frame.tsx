import type { ComponentChildren } from 'preact'
import { language, words } from '../language/language.ts'
import { online } from '../line/desk-line.ts'
import { signOut } from '../line/session.ts'

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

export const Emblem = ({ large = false }: { readonly large?: boolean }) => (
  <span class={large ? 'emblem emblem-large' : 'emblem'} aria-hidden="true">
    律
  </span>
)

export const Frame = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => {
  const text = words()
  return (
    <div class="frame desk-frame">
      <header class="band">
        <span class="brand">
          <Emblem />
          {text.product}
          <span class="brand-place">{text.desk}</span>
        </span>
        <span class="band-space" />
        <span class="who">{name}</span>
        <LanguageSwitch />
        <button type="button" class="quiet" onClick={() => void signOut()}>
          {text.signIn.out}
        </button>
      </header>
      {online.value ? null : (
        <p class="notice notice-warn line-down" role="status">
          {text.offline}
        </p>
      )}
      {children}
    </div>
  )
}
