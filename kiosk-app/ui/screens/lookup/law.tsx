/** One chapter of a statute, large, in the legislator's own words; each article can be printed. */
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Frame } from '../../components/frame.tsx'
import { Notice } from '../../components/notice.tsx'
import { PrintStatus } from '../../components/print-status.tsx'
import type { ScreenOf } from '../../visit/screen-of.ts'
import { useVisit } from '../../visit/visit.ts'
import common from '../screens.module.css'
import css from './lookup.module.css'

type LawView = ScreenOf<'law'>

const Contents = ({ screen, onChosen }: { readonly screen: LawView; readonly onChosen: () => void }) => {
  const { messages, send } = useVisit()
  return (
    <ol class={css.contents} aria-label={messages.laws.contents}>
      {screen.chapters.map((title, chapter) => (
        <li key={title} class={common.wide}>
          <Button
            lang="zh-CN"
            pressed={chapter === screen.chapter}
            onPress={() => {
              onChosen()
              void send({ type: 'show-chapter', chapter })
            }}
          >
            {title}
          </Button>
        </li>
      ))}
    </ol>
  )
}

export const LawScreen = ({ screen }: { readonly screen: LawView }) => {
  const { messages, send, snapshot } = useVisit()
  const { laws: words } = messages
  const [contents, setContents] = useState(false)
  const { articles, at, chapter, chapters } = screen
  useEffect(() => {
    if (at !== null) document.querySelector(`#article-${at}`)?.scrollIntoView({ block: 'start' })
  }, [at])
  const print = (article: number) => void send({ type: 'print-lookup', article })
  const goTo = (to: number) => void send({ type: 'show-chapter', chapter: to })
  const last = chapters.length - 1
  return (
    <Frame
      screenKey={`law/${screen.id}/${chapter}`}
      over={screen.translatedTitle ?? messages.laws.title}
      title={screen.title}
      {...(chapter < last ? { next: { label: words.next, onPress: () => goTo(chapter + 1) } } : {})}
    >
      <div class={common.stack}>
        {screen.print === null ? null : (
          <PrintStatus prints={[screen.print]} onRetry={() => print(at ?? articles[0]?.number ?? 1)} />
        )}
        {screen.complete ? null : (
          <Notice tone="info" title={words.extract}>
            <p>{words.extractMeans}</p>
          </Notice>
        )}
        {snapshot.language === 'zh-CN' ? null : <p class={common.soft}>{words.inChinese}</p>}
        {chapters.length === 1 ? null : (
          <div class={common.row}>
            <Button sign="file" pressed={contents} onPress={() => setContents(!contents)}>
              {words.contents}
            </Button>
            {chapter === 0 ? null : (
              <Button sign="up" onPress={() => goTo(chapter - 1)}>
                {words.previous}
              </Button>
            )}
          </div>
        )}
        {contents ? <Contents screen={screen} onChosen={() => setContents(false)} /> : null}
        <h2 lang="zh-CN">{chapters[chapter]}</h2>
        {articles.map((article) => (
          <section
            key={article.number}
            id={`article-${article.number}`}
            class={`${common.card} ${article.number === at ? css.asked : ''}`}
          >
            <div class={`${common.row} ${common.between}`}>
              <h3 lang="zh-CN">{article.heading}</h3>
              <Button sign="printer" label={words.printArticle(article.number)} onPress={() => print(article.number)}>
                {words.print}
              </Button>
            </div>
            <div lang="zh-CN" class={css.statute}>
              {article.text.split('\n').map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </div>
          </section>
        ))}
        <dl class={`${common.facts} ${common.small}`}>
          <div>
            <dt>{words.issuer}</dt>
            <dd lang="zh-CN">{screen.issuer}</dd>
          </div>
          <div>
            <dt>{words.version}</dt>
            <dd>{words.dates(screen.versionDate, screen.effectiveDate)}</dd>
          </div>
          <div>
            <dt>{words.source}</dt>
            <dd lang="zh-CN">{screen.source}</dd>
          </div>
        </dl>
      </div>
    </Frame>
  )
}
