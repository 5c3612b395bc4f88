/** 办理公开: how the centre works, in figures of five people and more, and what people said of it. */
import { Frame } from '../components/frame.tsx'
import { Notice } from '../components/notice.tsx'
import { day } from '../visit/formats.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import css from './screens.module.css'

type Results = NonNullable<ScreenOf<'published'>['results']>

const Item = ({ item }: { readonly item: Results['items'][number] }) => {
  const text = useVisit().messages.published
  return (
    <li class={`${css.card} ${css.stack}`}>
      <h2>{item.name}</h2>
      <p>
        {text.received(item.received)}
        {item.decided === null ? null : ` · ${text.decided(item.decided)}`}
      </p>
      {item.medianDays === null ? null : <p>{text.median(item.medianDays)}</p>}
      <p>
        {item.satisfied === null ? text.fewOpinions : text.satisfied(item.satisfied.percent, item.satisfied.opinions)}
      </p>
      {item.institutions.length === 0 ? null : (
        <>
          <h3>{text.byPlace}</h3>
          <ul class={css.stack}>
            {item.institutions.map((one) => (
              <li key={one.name}>
                <strong>{one.name}</strong>
                <p>
                  {[
                    text.received(one.received),
                    ...(one.medianDays === null ? [] : [text.median(one.medianDays)]),
                    ...(one.percent === null ? [] : [text.satisfiedHere(one.percent)]),
                  ].join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </li>
  )
}

export const PublishedScreen = ({ screen }: { readonly screen: ScreenOf<'published'> }) => {
  const { snapshot, messages } = useVisit()
  const text = messages.published
  const { asking, results } = screen
  const nothing = results !== null && results.items.length === 0 && results.experiences.length === 0
  return (
    <Frame
      screenKey="published"
      title={text.title}
      {...(results === null
        ? {}
        : { lead: text.period(day(results.fromMs, snapshot.language), day(results.computedAtMs, snapshot.language)) })}
    >
      <div class={css.stack}>
        {results === null ? (
          <Notice tone="info" sign={asking ? 'wait' : 'offline'} title={asking ? text.asking : text.unknown}>
            {asking ? null : <p>{text.call(screen.phone)}</p>}
          </Notice>
        ) : (
          <>
            <p class={css.strong}>{results.body}</p>
            {nothing ? <Notice tone="info" title={text.empty} /> : null}
            <ul class={css.stack}>
              {results.items.map((item) => (
                <Item key={item.name} item={item} />
              ))}
            </ul>
            {results.experiences.length === 0 ? null : <h2>{text.experiences}</h2>}
            {results.experiences.map((one) => (
              <blockquote key={one.text} class={`${css.card} ${css.flush}`}>
                <p>{one.text}</p>
                <p class={`${css.soft} ${css.small}`}>{`${one.name} · ${one.month}`}</p>
              </blockquote>
            ))}
            <p class={`${css.soft} ${css.small}`}>{text.howCounted}</p>
          </>
        )}
      </div>
    </Frame>
  )
}
