/** What is wrong with the layout of one rendered screen, in words. Runs inside the page: it sees only the document. */
export const layoutFaults = (): readonly string[] => {
  const SLACK_PX = 1
  /** A word of letters; Han, Tibetan and the like break between any two signs by right. */
  const WORD = /[\p{Script=Latin}\p{Script=Arabic}\p{M}\p{N}’']{2,}/gu
  const HAN_ALONE = /^\p{Script=Han}{4,}$/u
  const root: ParentNode = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body
  const name = (element: Element) =>
    `${element.tagName.toLowerCase()} ${element.textContent.replaceAll(/\s+/g, ' ').trim().slice(0, 30)}`
  const seen = (element: Element) => {
    const box = element.getBoundingClientRect()
    return (
      box.width > 1 &&
      box.height > 1 &&
      element.closest('.spoken-only') === null &&
      getComputedStyle(element).visibility !== 'hidden'
    )
  }
  const all = [...root.querySelectorAll<HTMLElement>('*')].filter(
    (element) => !(element instanceof SVGElement) && seen(element),
  )
  const faults: string[] = []

  for (const element of all) {
    const box = element.getBoundingClientRect()
    if (box.right > window.innerWidth + SLACK_PX || box.left < -SLACK_PX) faults.push(`sticks out: ${name(element)}`)
    const hides = getComputedStyle(element).overflowX !== 'visible' || element instanceof HTMLButtonElement
    if (hides && element.scrollWidth > element.clientWidth + SLACK_PX && !element.matches('input, textarea'))
      faults.push(`wider than its room: ${name(element)}`)
    // A line of some fonts stands higher than its letters; a whole line too many is more than that.
    const halfLine = Number.parseFloat(getComputedStyle(element).fontSize) / 2
    if (element instanceof HTMLButtonElement && element.scrollHeight > element.clientHeight + halfLine)
      faults.push(`higher than its button: ${name(element)}`)
  }

  const linesOf = (node: Text, from: number, to: number): number => {
    const range = document.createRange()
    range.setStart(node, from)
    range.setEnd(node, to)
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0.5)
    const tops = boxes.map((box) => box.top)
    const lineHeight = Math.min(...boxes.map((box) => box.height))
    return new Set(tops.map((top) => Math.round((top - Math.min(...tops)) / Math.max(1, lineHeight * 0.6)))).size
  }
  for (const element of all) {
    for (const node of element.childNodes) {
      if (!(node instanceof Text) || node.data.trim() === '') continue
      for (const match of node.data.matchAll(WORD))
        if (linesOf(node, match.index, match.index + match[0].length) > 1)
          faults.push(`broken inside a word: ${match[0]} in ${name(element)}`)
      const text = node.data.trim()
      if (HAN_ALONE.test(text) && linesOf(node, 0, node.data.length) > text.length / 2 + 0.5)
        faults.push(`one under the other: ${text}`)
    }
  }

  /** What is seen of an element: what scrolls away under the frame is not there. */
  const visible = (element: Element) => {
    let { left, right, top, bottom } = element.getBoundingClientRect()
    for (let around = element.parentElement; around !== null; around = around.parentElement) {
      const style = getComputedStyle(around)
      if (style.overflowY === 'visible') continue
      const box = around.getBoundingClientRect()
      left = Math.max(left, box.left)
      right = Math.min(right, box.right)
      top = Math.max(top, box.top)
      bottom = Math.min(bottom, box.bottom)
    }
    return { left, right, top, bottom }
  }
  const buttons = all
    .filter((element) => element instanceof HTMLButtonElement)
    .map((element) => ({ element, box: visible(element) }))
  for (const [index, a] of buttons.entries())
    for (const b of buttons.slice(index + 1)) {
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
      const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
      if (wide > SLACK_PX && high > SLACK_PX) faults.push(`one over the other: ${name(a.element)} | ${name(b.element)}`)
    }

  // The parts of the frame lie beside one another, whole, and on the panel.
  if (root === document.body) {
    const parts = ['header', '[data-voice]', '[data-phases]', 'main', 'aside', '[data-actions]', 'footer'].flatMap(
      (selector) => [...document.querySelectorAll(`[data-panel] > ${selector}`)].filter((part) => seen(part)),
    )
    const isLowered = document.documentElement.dataset['lowReach'] !== undefined
    for (const [index, a] of parts.entries()) {
      const one = a.getBoundingClientRect()
      if (one.bottom > window.innerHeight + SLACK_PX || one.top < -SLACK_PX) faults.push(`off the panel: ${name(a)}`)
      // Lowered, titles and steps lie in the upper part on purpose.
      if (isLowered) continue
      for (const b of parts.slice(index + 1)) {
        const other = b.getBoundingClientRect()
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
        const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
        if (wide > SLACK_PX && high > SLACK_PX) faults.push(`over one another: ${name(a)} | ${name(b)}`)
      }
    }
    const band = document.querySelector('[data-panel] > header')
    if (band !== null && band.getBoundingClientRect().height > window.innerHeight * 0.3) faults.push('a band too high')
    // What stands aside has no pager, and the pager itself stands in the middle part: all of them must be seen at once.
    for (const part of document.querySelectorAll('[data-panel] > aside, [data-panel] > main'))
      if (part.scrollHeight > part.clientHeight + SLACK_PX) faults.push(`hidden in part: ${name(part)}`)
  }
  return faults
}
