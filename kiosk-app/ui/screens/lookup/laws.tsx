/** The laws: by theme or by pinyin, and a search in their names and words. */
import { useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Door } from '../../components/door.tsx'
import { Frame } from '../../components/frame.tsx'
import { Hero } from '../../components/hero.tsx'
import fieldCss from '../../fields/fields.module.css'
import { guardedPress } from '../../visit/press-guard.ts'
import type { ScreenOf } from '../../visit/screen-of.ts'
import { useVisit } from '../../visit/visit.ts'
import common from '../screens.module.css'
import css from './lookup.module.css'

type LawsView = ScreenOf<'laws'>

const Hit = ({ hit }: { readonly hit: LawsView['hits'][number] }) => {
  const { send } = useVisit()
  const open = () => void send({ type: 'open-article', law: hit.law, article: hit.article })
  return (
    <button type="button" class={css.hit} lang="zh-CN" onClick={(event) => guardedPress(event, open)}>
      <strong>{`《${hit.title}》${hit.heading}`}</strong>
      <span>
        {hit.pieces.map((piece, at) =>
          piece.hit ? <mark key={`${at}/${piece.text}`}>{piece.text}</mark> : piece.text,
        )}
      </span>
    </button>
  )
}

export const LawsScreen = ({ screen }: { readonly screen: LawsView }) => {
  const { messages, send, snapshot } = useVisit()
  const { laws: words } = messages
  const [text, setText] = useState(screen.text)
  const searched = screen.text.trim() !== ''
  const nothing = searched && screen.laws.length === 0 && screen.hits.length === 0
  const listed = (law: LawsView['laws'][number]) =>
    screen.theme === null && !searched ? `${law.letter}　${law.title}` : law.title
  const find = (typed: string) => {
    setText(typed)
    void send({ type: 'search-laws', text: typed })
  }
  return (
    <Frame screenKey="laws" over={messages.library.title} title={words.title}>
      <div class={common.stack}>
        {snapshot.language === 'zh-CN' ? null : <p class={common.soft}>{words.inChinese}</p>}
        <label>
          <span class={common.soft}>{words.search}</span>
          <input
            id="laws-text"
            class={fieldCss.input}
            type="search"
            inputMode="none"
            data-keys="letters"
            autoComplete="off"
            spellcheck={false}
            maxLength={40}
            value={text}
            onInput={(event) => find(event.currentTarget.value)}
          />
        </label>
        {searched ? (
          <Button sign="close" onPress={() => find('')}>
            {words.clear}
          </Button>
        ) : (
          <div class={css.kinds} role="group" aria-label={words.title}>
            <Button pressed={screen.theme === null} onPress={() => void send({ type: 'browse-laws', theme: null })}>
              {words.byName}
            </Button>
            {screen.themes.map((theme) => (
              <Button
                key={theme}
                pressed={theme === screen.theme}
                onPress={() => void send({ type: 'browse-laws', theme })}
              >
                {messages.welcome.doors[theme].name}
              </Button>
            ))}
          </div>
        )}
        <div role="status">
          {nothing ? (
            <Hero sign="help">
              <p class={common.strong}>{words.nothing}</p>
              <p>{messages.search.person(screen.phone)}</p>
            </Hero>
          ) : searched ? (
            <p class={common.soft}>{words.found(screen.laws.length, screen.hitCount, screen.hits.length)}</p>
          ) : null}
        </div>
        <ul class={common.stack}>
          {screen.laws.map((law) => (
            <li key={law.id} class={common.wide}>
              <Door
                name={law.translatedTitle ?? listed(law)}
                {...(law.translatedTitle === null ? {} : { official: listed(law) })}
                summary={words.about(words.kinds[law.kind], law.articles, law.versionDate)}
                {...(law.complete
                  ? {}
                  : { tag: <span class={`${common.tag} ${common.tagWarn}`}>{words.extract}</span> })}
                onPress={() => void send({ type: 'open-article', law: law.id, article: null })}
              />
            </li>
          ))}
          {screen.hits.map((hit) => (
            <li key={`${hit.law}/${hit.article}/${hit.pieces.length}`} class={common.wide}>
              <Hit hit={hit} />
            </li>
          ))}
        </ul>
      </div>
    </Frame>
  )
}
