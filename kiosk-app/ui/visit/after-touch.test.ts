import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createAfterTouch } from './after-touch.ts'

/** A window whose frames and tasks come when the test says so. */
const createStage = () => {
  const heard: (() => void)[] = []
  const frames: (() => void)[] = []
  const tasks: (() => void)[] = []
  const late: (() => void)[] = []
  const run = (some: (() => void)[]) => some.splice(0).forEach((one) => one())
  const target = {
    addEventListener: (_: string, listener: () => void) => heard.push(listener),
    requestAnimationFrame: (act: () => void) => frames.push(act),
    setTimeout: (act: () => void, ms?: number) => (ms === undefined ? tasks : late).push(act),
  }
  return {
    afterTouch: createAfterTouch(target as unknown as Window),
    touch: () => heard[0]?.(),
    frame: () => run(frames),
    task: () => run(tasks),
    wait: () => run(late),
  }
}

describe('what a touch leads to', () => {
  let stage: ReturnType<typeof createStage>
  const act = vi.fn<() => void>()
  beforeEach(() => {
    stage = createStage()
    act.mockClear()
  })

  it('waits for nothing where nobody touched', () => {
    stage.afterTouch(act)
    expect(act).toHaveBeenCalledOnce()
  })

  it('comes behind the frame that shows the touch, in the order it came', () => {
    const order: string[] = []
    stage.touch()
    stage.afterTouch(() => order.push('first'))
    stage.afterTouch(() => order.push('second'))
    stage.frame()
    expect(order).toEqual([])
    stage.task()
    expect(order).toEqual(['first', 'second'])
  })

  it('comes behind the last of two touches', () => {
    stage.touch()
    stage.frame()
    stage.touch()
    stage.afterTouch(act)
    stage.task()
    expect(act).not.toHaveBeenCalled()
    stage.frame()
    stage.task()
    expect(act).toHaveBeenCalledOnce()
  })

  it('comes all the same where no frame is drawn, and once', () => {
    stage.touch()
    stage.afterTouch(act)
    stage.wait()
    expect(act).toHaveBeenCalledOnce()
    stage.frame()
    stage.task()
    stage.afterTouch(act)
    expect(act).toHaveBeenCalledTimes(2)
  })
})
