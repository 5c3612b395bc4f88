import { language, words } from '../language/language.ts'

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
