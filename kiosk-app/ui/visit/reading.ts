/** How the citizen wants to see the page, put on the document itself, so that speech, hyphens and styles follow. */
import type { Colours, Snapshot, TextSize } from '@lutong/core/contracts/host-rpc.ts'
import { useLayoutEffect } from 'preact/hooks'

export const TEXT_SIZE_ORDER: readonly TextSize[] = ['small', 'normal', 'large', 'largest']
export const COLOURS_ORDER: readonly Colours[] = ['normal', 'black-on-white', 'white-on-black', 'low-glare']

const MM_PER_INCH = 25.4

/** Lower panels stand on a desk: all of them is within reach already. */
const TALL_PANEL_MM = 300

export const isTallPanel = (panelPpi: number): boolean => (window.innerHeight / panelPpi) * MM_PER_INCH >= TALL_PANEL_MM

/** So little height that what stands below a title must scroll with the content (`theme/desk-unit.css`). */
export const isDeskUnit = (): boolean => window.matchMedia('(orientation: landscape) and (max-width: 1200px)').matches

const set = (name: string, on: boolean) => {
  if (on) document.documentElement.dataset[name] = ''
  else delete document.documentElement.dataset[name]
}

export const useReadingOnDocument = (snapshot: Snapshot): void => {
  const { pack, textSize, colours, lowReach, plain, panelPpi } = snapshot
  const { blank } = snapshot.speech
  // Before anything is measured: set after the first drawing, all of it would be laid out twice.
  useLayoutEffect(() => {
    const root = document.documentElement
    root.lang = pack.tag
    root.dir = pack.direction
    root.dataset['lines'] = pack.lines
    if (pack.font === null) root.style.removeProperty('--pack-font')
    else root.style.setProperty('--pack-font', pack.font)
    root.dataset['textSize'] = textSize
    root.dataset['colours'] = colours
    root.style.setProperty('--panel-mm', `${(panelPpi / MM_PER_INCH).toFixed(3)}px`)
    set('lowReach', lowReach && isTallPanel(panelPpi))
    set('plain', plain)
    set('blank', blank)
  }, [pack.tag, pack.direction, pack.lines, pack.font, textSize, colours, lowReach, plain, panelPpi, blank])
}
