/** What is spoken of a screen: its words in the order they stand, each with whether it is private. Reads the page as a listener would. */
import type { ScreenName } from '@lutong/core/contracts/host-rpc.ts'
import type { Messages } from '../messages/messages.ts'
import { isPrivateElement, isTelling } from './private-words.ts'

export interface Utterance {
  readonly text: string
  readonly private: boolean
}

export interface Listening {
  readonly screen: ScreenName
  readonly messages: Messages
  /** Telephone numbers of the house: no secret. */
  readonly publicNumbers: readonly string[]
}

/** What is read as one stretch. */
const STRETCH = 'h1, h2, h3, p, li, dt, dd, label, legend, th, td, figcaption, small, summary, button'

const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

const isSeen = (element: Element): boolean =>
  element.closest('[aria-hidden="true"], [hidden], [data-keys-dock]') === null &&
  (element.getClientRects().length > 0 || element.classList.contains('spoken-only'))

/** The words of an element, without those of stretches inside it: they speak for themselves. */
const ownWords = (element: Element): string => {
  const parts: string[] = []
  const walk = (node: Node) => {
    if (node instanceof Text) parts.push(node.data)
    else if (node instanceof Element && !node.matches(`${STRETCH}, [aria-hidden="true"], svg, input, textarea`))
      for (const child of node.childNodes) walk(child)
  }
  for (const child of element.childNodes) walk(child)
  return tidy(parts.join(' '))
}

const utterance = (text: string, isPrivate: boolean, { publicNumbers }: Listening): Utterance[] =>
  tidy(text) === '' ? [] : [{ text: tidy(text), private: isPrivate || isTelling(text, publicNumbers) }]

/** All words below a root. Buttons are left to the focus: a list of them is not the content. */
export const readAll = (root: Element, listening: Listening): readonly Utterance[] => {
  const read: Utterance[] = []
  for (const element of [root, ...root.querySelectorAll(`${STRETCH}, div, span, strong`)]) {
    const isStretch = element.matches(STRETCH)
    // Words that stand bare in a box, outside any stretch.
    const isBare =
      !isStretch &&
      element.closest(STRETCH) === null &&
      [...element.childNodes].some((one) => one instanceof Text && tidy(one.data) !== '')
    if ((!isStretch && !isBare) || !isSeen(element) || element.closest('button') !== null) continue
    read.push(
      ...utterance(
        isStretch
          ? ownWords(element)
          : tidy([...element.childNodes].map((one) => (one instanceof Text ? one.data : '')).join(' ')),
        isPrivateElement(element, listening.screen),
        listening,
      ),
    )
  }
  return read
}

const textOf = (id: string): string => tidy(document.getElementById(id)?.textContent ?? '')

const nameOf = (element: Element): string => {
  const label = element.getAttribute('aria-label')
  if (label !== null) return label
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
    return tidy([...(element.labels ?? [])].map((one) => one.textContent).join(' '))
  return tidy(element.textContent)
}

/** One control under the focus: its question once, its name, what it is, its hint and error, and, privately, its answer. */
export const readFocused = (element: HTMLElement, listening: Listening): readonly Utterance[] => {
  const { messages, screen } = listening
  const words = messages.speech
  const inOwnWords = element.closest('button') === null ? false : isPrivateElement(element, screen)
  const legend = tidy(element.closest('fieldset')?.querySelector('legend')?.textContent ?? '')
  const described = (element.getAttribute('aria-describedby') ?? '').split(' ').map(textOf).join(' ')
  const said: Utterance[] = []
  const say = (text: string, isPrivate = false) => said.push(...utterance(text, isPrivate, listening))
  if (element instanceof HTMLInputElement && (element.type === 'radio' || element.type === 'checkbox')) {
    say(`${legend} ${nameOf(element)}`)
    say(element.checked ? words.chosen : words.notChosen, true)
  } else if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    say(`${legend} ${nameOf(element)} ${words.field}`)
    say(element.value === '' ? words.empty : element.value, element.value !== '')
  } else {
    say(`${nameOf(element)} ${words.button}`, inOwnWords)
    if (element.getAttribute('aria-pressed') === 'true') say(words.chosen)
  }
  say(described)
  return said
}
