/** The panel on which the place before an address is chosen: province, city, county, seven at a time, or by first letters. */
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Overlay } from '../../components/overlay.tsx'
import { useVisit } from '../../visit/visit.ts'
import { PickGrid } from '../pick-grid.tsx'
import css from '../picker.module.css'
import { type Division, type Divisions, nameOf, placeOf, withPlace } from './divisions.ts'
import { fetchDivisions } from './fetch-divisions.ts'
import { backFrom, BEGIN, type Choosing, choosePlace, levelOf, offer } from './place-steps.ts'

export interface PlaceChoiceProps {
  readonly title: string
  /** Of the terminal: its own places stand first. */
  readonly region: string
  /** What stands in the field already: what is behind its place is kept. */
  readonly address: string
  readonly onChoose: (address: string) => void
  readonly onClose: () => void
}

type Loading = { readonly state: 'loading' | 'failed' } | { readonly state: 'ready'; readonly divisions: Divisions }

const useDivisions = (): Loading => {
  const [loading, setLoading] = useState<Loading>({ state: 'loading' })
  useEffect(() => {
    const load = async () => {
      const divisions = await fetchDivisions()
      setLoading(divisions === undefined ? { state: 'failed' } : { state: 'ready', divisions })
    }
    void load()
  }, [])
  return loading
}

export const PlaceChoice = (props: PlaceChoiceProps) => {
  const { messages } = useVisit()
  const words = messages.form.placeChoice
  const loading = useDivisions()
  return (
    <Overlay title={props.title} onDismiss={props.onClose}>
      {loading.state === 'ready' ? (
        <Chooser {...props} divisions={loading.divisions} />
      ) : (
        <>
          {loading.state === 'loading' ? (
            <p data-loading>{words.loading}</p>
          ) : (
            <p class={css.asked} role="status">
              {words.failed}
            </p>
          )}
          <div class={css.actions}>
            <Button first onPress={props.onClose}>
              {words.write}
            </Button>
          </div>
        </>
      )}
    </Overlay>
  )
}

const Chooser = ({
  region,
  address,
  onChoose,
  onClose,
  divisions,
}: PlaceChoiceProps & { readonly divisions: Divisions }) => {
  const { messages, snapshot } = useVisit()
  const words = messages.form.placeChoice
  const [choosing, setChoosing] = useState<Choosing>(BEGIN)
  const { hasEarlier, hasLater, nextLetters, places } = offer(divisions, choosing, region)
  const { letters, page, path } = choosing
  const level = levelOf(choosing)
  const here = level === 'province' && page === 0 ? placeOf(divisions, region) : undefined
  const shown = (way: readonly Division[]) => {
    if (snapshot.language !== 'en') return nameOf(way)
    const spelt = way.map(({ english }) => english).join(', ')
    // An English voice cannot read the signs.
    return snapshot.speech.on ? spelt : `${spelt} ${nameOf(way)}`
  }
  const choose = (way: readonly Division[]) => onChoose(withPlace(divisions, way, address))
  const pick = (code: string) => {
    const place = places.find((one) => one.code === code)
    const chose = place === undefined ? undefined : choosePlace(place)
    if (chose === undefined) return
    if ('next' in chose) setChoosing(chose.next)
    else choose(chose.chosen)
  }
  const before = backFrom(choosing)
  const step = `${level}/${path.at(-1)?.code ?? ''}/${letters ?? ''}/${page}`
  return (
    <>
      <p class={css.asked} role="status" data-private={path.length > 0}>
        {letters === null
          ? words.asked[level === 'letters' ? 'county' : level](shown(path))
          : words.lettersTyped(letters.toUpperCase())}
      </p>
      {here === undefined ? null : (
        <Button kind="main" onPress={() => choose(here.path)}>
          {words.here(shown(here.path))}
        </Button>
      )}
      {nextLetters.length === 0 || page > 0 ? null : (
        <PickGrid
          label={words.byLetters}
          width="letter"
          {...(places.length === 0 ? { focusOn: step } : {})}
          picks={nextLetters.map((letter) => ({ key: letter, name: letter.toUpperCase() }))}
          onPick={(letter) => setChoosing({ ...choosing, letters: `${letters ?? ''}${letter}` })}
        />
      )}
      {places.length === 0 ? null : (
        <PickGrid
          label={words.levels[level]}
          width={level === 'letters' ? 'line' : 'place'}
          focusOn={step}
          picks={places.map((place) => ({
            key: place.code,
            name: shown(level === 'letters' ? place.path : [place]),
          }))}
          onPick={pick}
        />
      )}
      <div class={css.actions}>
        {hasEarlier ? (
          <Button onPress={() => setChoosing({ ...choosing, page: page - 1 })}>{words.earlier}</Button>
        ) : null}
        {hasLater ? <Button onPress={() => setChoosing({ ...choosing, page: page + 1 })}>{words.later}</Button> : null}
        {path.length === 0 || letters !== null ? null : <Button onPress={() => choose(path)}>{words.upToHere}</Button>}
        {letters === null ? (
          <Button onPress={() => setChoosing({ ...BEGIN, letters: '' })}>{words.byLetters}</Button>
        ) : null}
        {before === undefined || (hasEarlier && letters === null) ? null : (
          <Button onPress={() => setChoosing(before)}>{words.back}</Button>
        )}
        <Button onPress={onClose}>{words.write}</Button>
      </div>
    </>
  )
}
