/** What people say finds the service; what nothing is found for leads to a person. */
import { useState } from 'preact/hooks'
import { Door } from '../components/door.tsx'
import { Frame } from '../components/frame.tsx'
import { Hero } from '../components/hero.tsx'
import fieldCss from '../fields/fields.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import { ServiceList } from './items.tsx'
import common from './screens.module.css'

export const SearchScreen = ({ screen }: { readonly screen: ScreenOf<'search'> }) => {
  const { messages, send } = useVisit()
  const [text, setText] = useState(screen.text)
  const nothing = screen.text.trim() !== '' && screen.items.length === 0 && screen.bundles.length === 0
  return (
    <Frame screenKey="search" title={messages.search.title} lead={messages.search.lead}>
      <div class={common.stack}>
        <label>
          <span class={common.soft}>{messages.search.label}</span>
          <input
            id="search-text"
            class={fieldCss.input}
            type="search"
            inputMode="none"
            data-keys="letters"
            autoComplete="off"
            spellcheck={false}
            maxLength={40}
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value)
              void send({ type: 'search', text: event.currentTarget.value })
            }}
          />
        </label>
        <div role="status" class={common.stack}>
          {nothing ? (
            <Hero sign="help">
              <p class={common.strong}>{messages.search.nothing}</p>
              <p>{messages.search.person(screen.phone)}</p>
            </Hero>
          ) : (
            <ServiceList bundles={screen.bundles} items={screen.items} />
          )}
        </div>
        {nothing ? (
          <ServiceList bundles={[]} items={screen.people} />
        ) : (
          <Door
            name={messages.published.title}
            summary={messages.published.lead}
            onPress={() => void send({ type: 'open-published' })}
          />
        )}
      </div>
    </Frame>
  )
}
