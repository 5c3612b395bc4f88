/**
 * A citizen as quick as the page allows, walking inside it: presses, types, draws and chooses by the page's own events, or
 * by a finger on the panel where the page was given one (`finger.ts`). Runs in the browser: all it needs is within it.
 */
export const walkInPage = async (untilScreen: string): Promise<void> => {
  const LIMIT_MS = 30_000
  const GUARD_MS = 420
  /** Then it is pressed once more, as people do. */
  const PATIENCE_MS = 3_000
  const wait = <T>(what: string, look: () => T | null | undefined | false): Promise<T> =>
    new Promise((resolve, reject) => {
      const startMs = performance.now()
      const again = () => {
        const found = look()
        if (found !== null && found !== undefined && found !== false) return resolve(found)
        if (performance.now() - startMs > LIMIT_MS) return reject(new Error(`waited in vain for ${what}`))
        setTimeout(again, 8)
      }
      again()
    })
  const screen = () => document.querySelector('[data-screen]')?.getAttribute('data-screen') ?? ''
  const title = () => `${screen()}/${document.querySelector('h1')?.textContent ?? ''}`
  /** Goes along these points of the panel, and is up again when the page has come to rest. */
  type Finger = (points: readonly { readonly x: number; readonly y: number }[]) => Promise<void>
  const finger: Finger | undefined = Reflect.get(window, 'lutongFinger')
  const touch = async (target: HTMLElement): Promise<void> => {
    if (finger === undefined) return target.click()
    target.scrollIntoView({ block: 'nearest' })
    const box = target.getBoundingClientRect()
    await finger([{ x: box.x + box.width / 2, y: box.y + box.height / 2 }])
  }

  /** The latest press, of the call before too. The button is not held on to: it would hold its screen. */
  interface Last {
    readonly atMs: number
    readonly button: WeakRef<Element> | null
  }
  const lastPress = (): Last => {
    const none: Last = { atMs: -GUARD_MS, button: null }
    const remembered: Partial<Last> | undefined = Reflect.get(window, 'lutongPress')
    return { ...none, ...remembered }
  }

  /** The button with these words, as OK of the tactile pad presses it: guarded are two presses of the same one. */
  const press = async (words: RegExp, within: ParentNode = document): Promise<void> => {
    const button = await wait(String(words), () =>
      [...within.querySelectorAll<HTMLButtonElement>('button:enabled')].find((one) =>
        words.test(one.getAttribute('aria-label') ?? one.textContent ?? ''),
      ),
    )
    const last = lastPress()
    await wait('the guard', () => last.button?.deref() !== button || performance.now() - last.atMs > GUARD_MS)
    Reflect.set(window, 'lutongPress', { atMs: performance.now(), button: new WeakRef(button) })
    await touch(button)
  }
  const pressOn = async (words: RegExp): Promise<void> => {
    const before = title()
    const startMs = performance.now()
    for (;;) {
      await press(words)
      const pressedMs = performance.now()
      await wait('an answer', () => title() !== before || performance.now() - pressedMs > PATIENCE_MS)
      if (title() !== before) return
      if (performance.now() - startMs > LIMIT_MS) throw new Error(`${before} is not left by ${String(words)}`)
    }
  }

  /** What was done last has been drawn. */
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

  const type = (input: HTMLInputElement | HTMLTextAreaElement, text: string) => {
    const kind = input instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
    Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(input, text)
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  const answers: Readonly<Record<string, string>> = {
    'field-applicant-phone': '13800000000',
    'field-applicant-residence': '青石县示范镇样例村三组十二号',
    'field-cause': '拖欠工资',
    'field-opposingParties-0-name': '样例建筑劳务有限公司',
    'field-facts': '今年三月到八月在样例工地做木工，八月底完工后一直没有付工钱。',
    'field-requests': '要回拖欠的工资',
    'field-amountYuan': '27600',
  }
  const fillStep = async () => {
    const main = document.querySelector('main')
    if (main === null) return
    for (const input of main.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) {
      const answer = answers[input.id]
      if (answer === undefined || input.readOnly) continue
      type(input, answer)
      await drawn()
    }
    // A question of many choices shows groups first: the first of them holds an answer.
    for (const group of main.querySelectorAll('fieldset')) {
      if (group.querySelector('input:checked') !== null) continue
      group.querySelector<HTMLButtonElement>('[aria-controls][aria-expanded="false"]')?.click()
      await drawn()
    }
    const names = new Set([...main.querySelectorAll<HTMLInputElement>('input[type="radio"]')].map(({ name }) => name))
    for (const name of names) {
      const radios = [...main.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)]
      if (radios.some((one) => one.checked || one.disabled)) continue
      if (radios[0] !== undefined) await touch(radios[0])
      await drawn()
    }
    for (const box of main.querySelectorAll<HTMLInputElement>('input[type="checkbox"]:not(:checked):enabled')) {
      await touch(box)
      await drawn()
    }
    await pressOn(/^下一步$/)
  }

  const addPaper = async () => {
    const picture = document.createElement('canvas')
    Object.assign(picture, { width: 800, height: 1_000 })
    const ink = picture.getContext('2d')
    if (ink !== null) {
      ink.fillStyle = 'white'
      ink.fillRect(0, 0, 800, 1_000)
      ink.fillStyle = 'black'
      for (let line = 100; line < 900; line += 40)
        for (let word = 80; word < 720; word += 50) ink.fillRect(word, line, 36, 6)
    }
    const png = await new Promise<Blob | null>((resolve) => picture.toBlob(resolve))
    const picker = await wait('a place for the paper', () =>
      document.querySelector<HTMLInputElement>('input[type="file"]'),
    )
    const files = new DataTransfer()
    files.items.add(new File([png ?? ''], 'paper.png', { type: 'image/png' }))
    picker.files = files.files
    picker.dispatchEvent(new Event('change', { bubbles: true }))
    await wait('the page of paper', () => /已加 1 页/.test(document.body.innerText))
    await pressOn(/^下一步$/)
  }
  const sign = async () => {
    const pad = await wait('the pad', () => document.querySelector('canvas'))
    const box = pad.getBoundingClientRect()
    const point = (kind: string, across: number, down: number) => {
      const event = new PointerEvent(kind, {
        ...{ bubbles: true, cancelable: true, pointerId: 1, pointerType: 'touch', isPrimary: true },
        ...{ clientX: box.x + box.width * across, clientY: box.y + box.height * down },
      })
      // Those of a script have none of their own.
      event.getCoalescedEvents = () => [event]
      pad.dispatchEvent(event)
    }
    // Events made by a script have no pointer that could be captured.
    if (finger === undefined) pad.setPointerCapture = () => {}
    const along = (start: number) =>
      Array.from({ length: 12 }, (_, step) => [start + step / 100, 0.5 + Math.sin(step) / 5] as const)
    for (const start of [0.2, 0.5, 0.75]) {
      if (finger !== undefined) {
        await finger(along(start).map(([x, y]) => ({ x: box.x + box.width * x, y: box.y + box.height * y })))
        continue
      }
      point('pointerdown', start, 0.3)
      for (const [across, down] of along(start)) point('pointermove', across, down)
      point('pointerup', start + 0.12, 0.5)
      await drawn()
    }
    await pressOn(/^签好了，提交$/)
  }
  const search = async () => {
    await pressOn(/^搜一搜要办的事$/)
    const field = await wait('the field', () => document.querySelector<HTMLInputElement>('#search-text'))
    await drawn()
    if (finger === undefined) field.focus()
    else await touch(field)
    await wait('the keys', () => document.querySelector('[data-keys-dock] button'))
    await drawn()
    const dock = document.querySelector('[data-keys-dock]') ?? document
    for (const letter of 'laobanbugeiqian') await press(new RegExp(`^${letter}$`), dock)
    await wait('words', () => /老板不给钱/.test(dock.textContent ?? ''))
    await press(/^老板不给钱$/, dock)
    await wait('a service', () => field.value === '老板不给钱')
    await pressOn(/^返回$/)
  }

  const isSearched = Reflect.get(window, 'lutongSearched') === true
  if (screen() === 'welcome' && !isSearched) {
    Reflect.set(window, 'lutongSearched', true)
    await search()
  }
  const acts: Readonly<Record<string, () => Promise<void>>> = {
    welcome: () => pressOn(/被欠薪/),
    search: () => pressOn(/^返回$/),
    items: () => pressOn(/欠工钱/),
    guide: () => pressOn(/^开始办理$/),
    eligibility: () => pressOn(/^是$/),
    where: () => pressOn(/^下一步$/),
    notice: () => pressOn(/^我同意，继续$/),
    'confirm-person': () => pressOn(/^是我，继续$/),
    'form-step': fillStep,
    materials: addPaper,
    review: () => pressOn(/^没有错，继续$/),
    sign,
    done: () => pressOn(/^办完了，结束$/),
    farewell: () => pressOn(/^现在回首页$/),
  }
  for (;;) {
    const now = screen()
    if (now === untilScreen) return
    const act = acts[now]
    if (act === undefined) await wait(`another screen than ${now}`, () => screen() !== now)
    else await act()
    if (screen() !== 'welcome') Reflect.set(window, 'lutongSearched', false)
  }
}
