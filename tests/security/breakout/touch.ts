/** Techniques 33–40: fingers on the panel. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Cdp } from './cdp.ts'
import { nameOf } from './list.ts'
import { HEIGHT, WIDTH } from './screen.ts'
import type { Stand } from './stand.ts'
import type { Technique, Verdict } from './trial.ts'

interface Point {
  readonly x: number
  readonly y: number
}
const REACTION_MS = 300
const BACK_WITHIN_MS = 15_000
const LONG_PRESS_MS = 1_200
/** Names of the centre and of the terminal: text that is no button. */
const TEXT: Point = { x: 300, y: 60 }
const TITLE: Point = { x: 300, y: 250 }
const EMBLEM: Point = { x: 58, y: 58 }

/** A link and a picture that lead elsewhere, as a text shown by mistake would bring them; not to be seen. */
const plantBait = (url: string) => `{
  const link = document.createElement('a')
  link.href = ${JSON.stringify(url)}
  link.id = 'bait'
  const picture = document.createElement('img')
  picture.src = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=='
  picture.width = 40
  picture.height = 40
  link.append(picture)
  Object.assign(link.style, { position: 'fixed', left: '0', top: '400px', width: '40px', height: '40px', opacity: '0' })
  document.querySelector('#bait')?.remove()
  document.body.append(link)
}`
const BAIT: Point = { x: 20, y: 420 }

export const touchTechniques = (
  stand: Stand,
  cdp: Cdp,
  picture: () => Buffer,
  foreignUrl: string,
): readonly Technique[] => {
  const { panel } = stand
  const touch = (type: string, points: readonly Point[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((point, id) => ({ ...point, id })) })
  const settled = async (): Promise<Verdict> => {
    await pause(REACTION_MS)
    return stand.untilOurs(picture(), BACK_WITHIN_MS)
  }
  /** Straight lines of as many fingers as there are points. */
  const drag = async (from: readonly Point[], to: readonly Point[], steps = 8) => {
    await touch('touchStart', from)
    for (let step = 1; step <= steps; step += 1)
      await touch(
        'touchMove',
        from.map((start, index) => ({
          x: start.x + (((to[index]?.x ?? start.x) - start.x) * step) / steps,
          y: start.y + (((to[index]?.y ?? start.y) - start.y) * step) / steps,
        })),
      )
    await touch('touchEnd', [])
  }
  const longPress = (at: Point) => async () => {
    await touch('touchStart', [at])
    await pause(LONG_PRESS_MS)
    const verdict = await stand.untilOurs(picture(), BACK_WITHIN_MS)
    await touch('touchEnd', [])
    return verdict.ours ? settled() : verdict
  }
  const longPressBait = async () => {
    await cdp.run(plantBait(foreignUrl))
    return longPress(BAIT)()
  }
  const swipe = (from: Point, to: Point) => async () => {
    await drag([from], [to])
    return settled()
  }
  const mouse =
    (...steps: readonly (readonly string[])[]) =>
    async () => {
      for (const step of steps) await panel.xdotool(...step)
      return settled()
    }
  const at = ({ x, y }: Point) => ['mousemove', String(x), String(y)]
  const isUnscaled = async (): Promise<Verdict> => {
    const scale = await cdp.run('visualViewport.scale')
    return scale === 1 ? settled() : { ours: false, why: `the page stands at ${String(scale)} times its size` }
  }
  const dragBait = async () => {
    await cdp.run(plantBait(foreignUrl))
    await panel.xdotool(...at(BAIT))
    await panel.xdotool('mousedown', '1')
    for (let step = 1; step <= 6; step += 1)
      await panel.xdotool(...at({ x: BAIT.x + step * 60, y: BAIT.y - step * 30 }))
    await panel.xdotool('mouseup', '1')
    return settled()
  }
  const dropFile = async () => {
    const data = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'])
      await cdp.send('Input.dispatchDragEvent', { type, ...TITLE, data })
    return settled()
  }
  const dropLink = async () => {
    const data = { items: [{ mimeType: 'text/uri-list', data: foreignUrl }], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'])
      await cdp.send('Input.dispatchDragEvent', { type, ...TITLE, data })
    return settled()
  }
  const nothingSelected = async (): Promise<Verdict> => {
    const selected = await cdp.run('String(getSelection())')
    return selected === '' ? settled() : { ours: false, why: `selected: ${String(selected)}` }
  }
  const corners = [10, WIDTH - 10].flatMap((x) => [10, HEIGHT - 10].map((y) => ({ x, y })))
  const ten = Array.from({ length: 10 }, (_, index) => ({ x: 60 + index * 100, y: 205 }))

  return [
    { name: nameOf('33'), attempts: [...[TEXT, TITLE, EMBLEM].map(longPress), longPressBait] },
    {
      name: nameOf('34'),
      attempts: [
        swipe({ x: 1, y: 250 }, { x: 700, y: 250 }),
        swipe({ x: WIDTH - 1, y: 250 }, { x: 300, y: 250 }),
        swipe({ x: 500, y: 1 }, { x: 500, y: 900 }),
        swipe({ x: 500, y: HEIGHT - 1 }, { x: 500, y: 900 }),
      ],
    },
    {
      name: nameOf('35'),
      attempts: [
        async () => {
          await drag(
            [TITLE, { x: TITLE.x + 40, y: TITLE.y }],
            [
              { x: 20, y: TITLE.y },
              { x: 1_000, y: TITLE.y },
            ],
          )
          return isUnscaled()
        },
        async () => {
          await cdp.send('Input.synthesizePinchGesture', { ...TITLE, scaleFactor: 3, relativeSpeed: 4_000 })
          return isUnscaled()
        },
      ],
    },
    {
      name: nameOf('36'),
      attempts: [
        ...[2, 3].map((times) => async () => {
          await panel.xdotool(...at(TITLE), 'click', '--repeat', String(times), '--delay', '60', '1')
          return nothingSelected()
        }),
        mouse([...at(TITLE), 'click', '3']),
        mouse([...at(TITLE), 'click', '2']),
        async () => {
          for (let tap = 0; tap < 2; tap += 1) await drag([TITLE], [TITLE], 0)
          return nothingSelected()
        },
      ],
    },
    { name: nameOf('37'), attempts: [dragBait, dropLink] },
    { name: nameOf('38'), attempts: [dropFile] },
    {
      name: nameOf('39'),
      attempts: [
        async () => {
          await drag(
            ten,
            ten.map(({ x, y }) => ({ x: WIDTH - x, y: y + 20 })),
          )
          return settled()
        },
        async () => {
          await drag(
            ten.slice(0, 4),
            ten.slice(0, 4).map(({ x }) => ({ x, y: 700 })),
          )
          return settled()
        },
      ],
    },
    {
      name: nameOf('40'),
      attempts: corners.map((corner) => async () => {
        for (let tap = 0; tap < 7; tap += 1) await drag([corner], [corner], 0)
        return settled()
      }),
    },
  ]
}
