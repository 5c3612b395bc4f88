/** The little XML that OFD needs: elements of one namespace, attributes and text escaped. */

const NAMESPACE = 'http://www.ofdspec.org/2016'

const escaped = (text: string): string =>
  text
    // XML 1.0 §2.2: other controls and halves of pairs are no characters of a document.
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replace(/[&<>"]/gu, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one] ?? '')

export interface Element {
  readonly xml: string
}
type Attributes = Readonly<Record<string, string | number | undefined>>

/** `content`: elements, or text. */
export const element = (name: string, attributes: Attributes, content: readonly Element[] | string = []): Element => {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value))}"`],
  )
  const inside = typeof content === 'string' ? escaped(content) : content.map(({ xml }) => xml).join('')
  const tag = `ofd:${name}`
  return { xml: inside === '' ? `<${tag}${given.join('')}/>` : `<${tag}${given.join('')}>${inside}</${tag}>` }
}

/** A file of its own: the root names the namespace. */
export const xmlFile = (name: string, attributes: Attributes, content: readonly Element[]): Uint8Array => {
  const root = element(name, { 'xmlns:ofd': NAMESPACE, ...attributes }, content)
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}`)
}
