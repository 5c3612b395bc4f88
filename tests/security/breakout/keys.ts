/** Techniques 1–32: a keyboard at the terminal, as X sees it. The words of the list; chords as xdotool writes them. */
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { nameOf } from './list.ts'
import type { Stand } from './stand.ts'
import type { Attempt, Technique } from './trial.ts'

const CHORDS: readonly (readonly [number: string, ...chords: readonly string[]])[] = [
  ['1', 'F1'],
  ['2', 'F3', 'ctrl+f', 'ctrl+g'],
  ['3', 'F5', 'ctrl+r', 'ctrl+shift+r', 'ctrl+F5'],
  ['4', 'F6', 'shift+F6'],
  ['5', 'F7'],
  ['6', 'F10', 'shift+F10', 'alt', 'alt+f', 'alt+e', 'Menu'],
  ['7', 'F11'],
  ['8', 'F12', 'ctrl+shift+i', 'ctrl+shift+j', 'ctrl+shift+c'],
  ['9', 'Escape', 'ctrl+Escape'],
  ['10', 'ctrl+t', 'ctrl+shift+t', 'ctrl+shift+a'],
  ['11', 'ctrl+n'],
  ['12', 'ctrl+shift+n'],
  ['13', 'ctrl+w', 'ctrl+F4'],
  ['14', 'ctrl+shift+w', 'ctrl+shift+q', 'ctrl+q'],
  ['15', 'alt+F4'],
  ['16', 'alt+Tab', 'alt+shift+Tab', 'alt+space', 'alt+Escape'],
  ['17', 'ctrl+l', 'alt+d', 'ctrl+k', 'ctrl+e'],
  ['18', 'ctrl+o'],
  ['19', 'ctrl+s'],
  ['20', 'ctrl+p', 'ctrl+shift+p'],
  ['21', 'ctrl+u'],
  ['22', 'ctrl+j', 'ctrl+h'],
  ['23', 'ctrl+shift+o', 'ctrl+shift+Delete', 'ctrl+shift+b', 'ctrl+shift+m', 'ctrl+d'],
  ['24', 'shift+Escape'],
  ['25', 'alt+Left', 'alt+Right', 'alt+Home', 'XF86Back', 'XF86HomePage', 'XF86Search'],
  ['27', 'super', 'super+r', 'super+d', 'super+l', 'alt+F1', 'alt+F2'],
]

/** Nothing that a key does shows itself later than this. */
const REACTION_MS = 250
/** Back on our screen, whatever had to be started again; how long it took is told. */
const BACK_WITHIN_MS = 15_000

const deployed = (file: string): string =>
  readFileSync(new URL(`../../../deploy/kiosk/${file}`, import.meta.url), 'utf8')
/** What no X server of a test has is stopped by the system's own settings: they must be in what is installed. */
const isDeployed =
  (file: string, setting: RegExp): Attempt =>
  async () => ({ ours: setting.test(deployed(file)), why: `${file} lacks ${setting.source}` })

/** `pictures` are what may stand on the screen: a field with something typed in it, with and without our keyboard. */
export const keyTechniques = (
  stand: Stand,
  pictures: () => readonly Buffer[],
  /** Types into the field anew what stands in it. */
  intoField: () => Promise<void>,
): readonly Technique[] => {
  const { panel } = stand
  const after = async (act: () => Promise<void>) => {
    await act()
    await pause(REACTION_MS)
    const verdict = await stand.untilOurs(pictures(), BACK_WITHIN_MS)
    // A browser that was started again has the text and no caret.
    if (verdict.ours && verdict.at > 0) await intoField()
    return verdict
  }
  const keys =
    (...chords: readonly string[]): Attempt =>
    () =>
      after(() => panel.xdotool('key', '--clearmodifiers', ...chords))
  const vt = Array.from({ length: 7 }, (_, index) => `ctrl+alt+F${index + 1}`)
  return [
    ...CHORDS.map(([number, ...chords]) => ({ name: nameOf(number), attempts: chords.map((chord) => keys(chord)) })),
    {
      name: nameOf('26'),
      attempts: [
        ...['ctrl+plus', 'ctrl+minus', 'ctrl+equal', 'ctrl+KP_Add', 'ctrl+KP_Subtract'].map((chord) => keys(chord)),
        ...['4', '5'].map(
          (button) => () =>
            after(() => panel.xdotool('keydown', 'ctrl', 'click', '--repeat', '3', button, 'keyup', 'ctrl')),
        ),
      ],
    },
    {
      name: nameOf('28'),
      attempts: [...vt.map((chord) => keys(chord))],
      settings: [
        isDeployed('logind.conf', /^NAutoVTs=0$/m),
        isDeployed('logind.conf', /^ReserveVT=0$/m),
        // cage switches consoles only when it was started with -s.
        isDeployed('lutong-kiosk.service', /^ExecStart=\/usr\/bin\/cage -d -- /m),
      ],
    },
    {
      name: nameOf('29'),
      attempts: [keys('ctrl+alt+Delete'), keys('ctrl+alt+BackSpace')],
      settings: [
        isDeployed('system.conf', /^CtrlAltDelBurstAction=none$/m),
        isDeployed('masked-units', /^ctrl-alt-del\.target$/m),
      ],
    },
    {
      name: nameOf('30'),
      attempts: [keys('alt+Sys_Req'), keys('Print')],
      settings: [isDeployed('sysctl.conf', /^kernel\.sysrq = 0$/m)],
    },
    { name: nameOf('31'), attempts: [keys('shift', 'shift', 'shift', 'shift', 'shift', 'shift')] },
    {
      name: nameOf('32'),
      attempts: [
        // What a stick that pretends to be a keyboard types.
        () =>
          after(() =>
            panel.xdotool(
              'key',
              '--delay',
              '5',
              'super+r',
              'alt+F2',
              'ctrl+alt+t',
              'ctrl+Escape',
              'ctrl+l',
              'F6',
              'ctrl+t',
            ),
          ),
      ],
      settings: [isDeployed('usbguard-rules.conf', /^reject with-interface one-of \{ 03:\*:\* \}$/m)],
    },
  ]
}
