/** Measures of one rendered screen. Runs inside the page: it sees only what it is given and the document. */

export interface Worst {
  readonly value: number
  readonly where: string
}

export interface PageMeasures {
  readonly textSize: string
  readonly plain: boolean
  readonly textContrast: Worst
  readonly fieldContrast: Worst
  readonly focusContrast: Worst
  /** Millimetres. */
  readonly target: Worst
  readonly mainTarget: Worst
  readonly gap: Worst
  readonly capital: number
  readonly han: number
  readonly smallest: Worst
  readonly lineHeight: Worst
  /** In Han. */
  readonly lineLength: Worst
  /** Share of the panel's height at which the lowest touchable thing of the upper part stands; 1 is the bottom. */
  readonly highestControl: Worst
}

/** `ppi`: of the panel the page is drawn for. */
export const measurePage = (ppi: number): PageMeasures => {
  const MM = ppi / 25.4
  const CAPITAL = 0.734
  const HAN = 0.922
  type Colour = readonly [number, number, number, number]
  const parse = (text: string): Colour => {
    const parts = (/\(([^)]+)\)/.exec(text)?.[1] ?? '').split(/[\s,/]+/).map(Number)
    if (text.startsWith('color('))
      return [(parts[1] ?? 0) * 255, (parts[2] ?? 0) * 255, (parts[3] ?? 0) * 255, parts[4] ?? 1]
    return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, parts[3] ?? 1]
  }
  const over = (top: Colour, under: Colour): Colour => {
    const mix = (index: 0 | 1 | 2) => top[index] * top[3] + under[index] * (1 - top[3])
    return [mix(0), mix(1), mix(2), 1]
  }
  const groundOf = (element: Element | null): Colour => {
    if (element === null) return [255, 255, 255, 1]
    const own = parse(getComputedStyle(element).backgroundColor)
    if (own[3] === 1) return own
    // A panel on top stands on nothing of what lies below it.
    return over(own, element instanceof HTMLDialogElement ? [255, 255, 255, 1] : groundOf(element.parentElement))
  }
  const luminance = ([r, g, b]: Colour) => {
    const part = (value: number) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
  }
  const ratio = (a: Colour, b: Colour) => {
    const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
    return (high + 0.05) / (low + 0.05)
  }
  const name = (element: Element) =>
    `${element.tagName.toLowerCase()} ${(element.getAttribute('aria-label') ?? element.textContent).replaceAll(/\s+/g, ' ').trim().slice(0, 24)}`
  const lowest = (found: readonly Worst[], none: number): Worst =>
    found.reduce((worst, one) => (one.value < worst.value ? one : worst), { value: none, where: '' })

  const modal = [...document.querySelectorAll('dialog[open]')].at(-1)
  const root: ParentNode = modal ?? document.body
  const seen = (element: Element) => {
    const box = element.getBoundingClientRect()
    return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== 'hidden'
  }
  const all = [...root.querySelectorAll('*')].filter((element) => !(element instanceof SVGElement) && seen(element))
  const withText = all.filter(
    (element) =>
      !element.classList.contains('spoken-only') &&
      [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== ''),
  )
  const isDisabled = (element: Element) => element.closest(':disabled') !== null
  const textContrast = lowest(
    withText
      .filter((element) => !isDisabled(element))
      .map((element) => {
        const ground = groundOf(element)
        return { value: ratio(over(parse(getComputedStyle(element).color), ground), ground), where: name(element) }
      }),
    21,
  )
  const fields = [...root.querySelectorAll('input, textarea')].filter((one) => !one.matches('[type="file"]'))
  const fieldContrast = lowest(
    fields
      .filter((one) => !isDisabled(one))
      .flatMap((one) => {
        const box = one.matches('[type="radio"], [type="checkbox"]') ? one.closest('label') : one
        if (box === null || !seen(box)) return []
        const ground = groundOf(box.parentElement)
        const style = getComputedStyle(box)
        const edges = [parse(style.borderTopColor), parse(style.borderBottomColor), groundOf(box)]
        return [{ value: Math.max(...edges.map((edge) => ratio(over(edge, ground), ground))), where: name(box) }]
      }),
    21,
  )
  const tokens = getComputedStyle(document.documentElement)
  const ink = (token: string) => {
    const probe = document.createElement('i')
    probe.style.color = `var(${token})`
    document.body.append(probe)
    const colour = parse(getComputedStyle(probe).color)
    probe.remove()
    return colour
  }
  // The ring is two colours: where one does not stand out, the other does.
  const grounds = ['--ground', '--surface', '--act', '--act-tint', '--surface-sunk', '--danger-tint', '--warn-tint']
  const focusContrast = lowest(
    grounds.map((token) => ({
      value: Math.max(ratio(ink('--focus'), ink(token)), ratio(ink('--focus-edge'), ink(token))),
      where: `${token} ${tokens.getPropertyValue(token)}`,
    })),
    21,
  )

  interface Target {
    readonly element: Element
    readonly box: DOMRect
  }
  const targets: Target[] = [...root.querySelectorAll('button, input:not([type="file"]), textarea')]
    .filter((element) => seen(element))
    .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
  const side = ({ box }: Target) => Math.min(box.width, box.height) / MM
  const isMain = ({ element }: Target) =>
    element.closest('[data-actions]') !== null ||
    (element.matches('[type="radio"], [type="checkbox"]') && element.closest('label') !== null)
  const sized = (some: readonly Target[]) => some.map((one) => ({ value: side(one), where: name(one.element) }))
  /** What of it stands within the frames it scrolls in: what has scrolled under an edge cannot be touched there. */
  const shown = ({ box, element }: Target): Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'> => {
    let { bottom, top } = box
    for (let at = element.parentElement; at !== null; at = at.parentElement) {
      if (getComputedStyle(at).overflowY === 'visible') continue
      const frame = at.getBoundingClientRect()
      bottom = Math.min(bottom, frame.bottom)
      top = Math.max(top, frame.top)
    }
    return { left: box.left, right: box.right, top, bottom }
  }
  const touched = targets.map(({ box, element }) => ({ element, box: shown({ box, element }) }))
  const gaps: Worst[] = []
  touched.forEach((a, index) => {
    if (a.box.bottom <= a.box.top) return
    for (const b of touched.slice(index + 1)) {
      if (b.box.bottom <= b.box.top) continue
      if (a.element.closest('label') !== null && a.element.closest('label') === b.element.closest('label')) continue
      const dx = Math.max(a.box.left - b.box.right, b.box.left - a.box.right)
      const dy = Math.max(a.box.top - b.box.bottom, b.box.top - a.box.bottom)
      // What scrolls away under the frame is covered by it, and is not touched there.
      if (dx < 0 && dy < 0) continue
      const inOne = (a.element.closest('[class*="area"]') ?? null) === (b.element.closest('[class*="area"]') ?? null)
      if (inOne) gaps.push({ value: Math.max(dx, dy) / MM, where: `${name(a.element)} | ${name(b.element)}` })
    }
  })

  const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize)
  const body = sizeOf(document.documentElement) / MM
  const smallest = lowest(
    withText.map((element) => ({ value: (sizeOf(element) / MM) * CAPITAL, where: name(element) })),
    99,
  )
  const running = [...root.querySelectorAll('main p, main li, main dd, dialog p')].filter(
    (element) =>
      seen(element) &&
      element.querySelector('p, li, button, input, small, strong') === null &&
      getComputedStyle(element).display !== 'flex' &&
      element.textContent.trim() !== '',
  )
  const lines = running.flatMap((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    const boxes = [...range.getClientRects()]
    const height = Number.parseFloat(getComputedStyle(element).lineHeight) / sizeOf(element)
    const isWrapped = new Set(boxes.map((box) => Math.round(box.top))).size > 1
    const widest = Math.max(...boxes.map((box) => box.width))
    return isWrapped ? [{ height, length: widest / sizeOf(element), where: name(element) }] : []
  })
  const lineHeight = lowest(
    lines.map((line) => ({ value: line.height, where: line.where })),
    9,
  )
  const longest = lowest(
    lines.map((line) => ({ value: -line.length, where: line.where })),
    0,
  )

  // What has scrolled away under the frame is not there to be touched.
  const inBottom = targets.flatMap(({ box, element }) => {
    const room = element.closest('[data-scroll-area]')?.getBoundingClientRect()
    const top = Math.max(box.top, room?.top ?? box.top)
    return top < (room?.bottom ?? Infinity) && box.bottom > top
      ? [{ value: top / window.innerHeight, where: name(element) }]
      : []
  })
  return {
    textSize: document.documentElement.dataset['textSize'] ?? '',
    plain: document.documentElement.dataset['plain'] !== undefined,
    textContrast,
    fieldContrast,
    focusContrast,
    target: lowest(sized(targets), 99),
    mainTarget: lowest(sized(targets.filter(isMain)), 99),
    gap: lowest(gaps, 99),
    capital: body * CAPITAL,
    han: body * HAN,
    smallest,
    lineHeight,
    lineLength: { value: -longest.value, where: longest.where },
    highestControl: lowest(inBottom, 1),
  }
}

/** What can take the focus, and does not show it, or is hidden while it has it. */
export const unseenFocus = (): readonly string[] => {
  const root: ParentNode = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document
  const unseen: string[] = []
  for (const element of root.querySelectorAll<HTMLElement>(
    'button:not(:disabled), input:not(:disabled):not([type="file"]), textarea:not(:disabled)',
  )) {
    if (element.getClientRects().length === 0 || element.tabIndex < 0) continue
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    element.focus({ focusVisible: true })
    element.scrollIntoView({ block: 'nearest' })
    const own = getComputedStyle(element).outlineStyle !== 'none' && Number(getComputedStyle(element).opacity) > 0
    const shown = own ? element : (element.closest('label:has(:focus-visible)') ?? element)
    const style = getComputedStyle(shown)
    const box = shown.getBoundingClientRect()
    const at = document.elementFromPoint(
      box.left + box.width / 2,
      Math.min(box.bottom - 2, Math.max(box.top + 2, box.top + box.height / 2)),
    )
    const isHidden = at === null || !(shown.contains(at) || at.contains(shown))
    if (style.outlineStyle === 'none' || Number.parseFloat(style.outlineWidth) < 3)
      unseen.push(`no ring: ${element.textContent || element.id}`)
    else if (isHidden) unseen.push(`hidden: ${(element.textContent || element.id).slice(0, 24)}`)
  }
  return unseen
}
