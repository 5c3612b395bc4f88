/** The telephone's side: take pictures, put them in order, turn them, send them, see each arrive at the terminal. */
import { newId } from './new-id.ts'
import { redraw } from './picture.ts'
import { keyFrom, seal } from './seal.ts'
import { ask, pause, type SendEnd, sendSealed } from './send.ts'

const LARGEST_BYTES = 10 * 1024 * 1024

interface PhonePage {
  readonly id: string
  blob: Blob
  address: string
  state: 'waiting' | 'sending' | 'paused' | 'sent' | 'arrived' | 'refused' | 'unreadable' | 'large' | 'full'
  offset: number
  size: number
}

const main = document.querySelector('main')
const list = document.querySelector('ol')
const say = document.querySelector('[role=status]')
const sendButton = document.querySelector<HTMLButtonElement>('.send')
const picker = document.querySelector('input')
if (main === null || list === null || say === null || sendButton === null || picker === null)
  throw new Error('not the page this script belongs to')
const words: Record<string, string> = JSON.parse(main.dataset['words'] ?? '{}')
const word = (name: string) => words[name] ?? ''
const key = keyFrom(location.hash)
const pages: PhonePage[] = []
let note = ''
let busy = false
let over = false
let position = 0

const bytesOf = (blob: Blob): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () =>
      reader.result instanceof ArrayBuffer ? resolve(new Uint8Array(reader.result)) : reject(new Error('no bytes')),
    )
    reader.addEventListener('error', () => reject(new Error('not readable')))
    reader.readAsArrayBuffer(blob)
  })

const button = (text: string, off: boolean, act: () => void): HTMLButtonElement => {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = text
  made.disabled = off
  made.addEventListener('click', act)
  return made
}
const isStillHere = (page: PhonePage | undefined) =>
  page !== undefined && ['waiting', 'unreadable', 'large', 'full'].indexOf(page.state) >= 0
/** What cannot be sent has no place among the pages. */
const isGood = (page: PhonePage) => ['unreadable', 'large', 'full'].indexOf(page.state) < 0
const swap = (at: number, other: number) => {
  const [one, two] = [pages[at], pages[other]]
  if (one === undefined || two === undefined) return
  pages[at] = two
  pages[other] = one
  draw()
}
const setBlob = (page: PhonePage, blob: Blob) => {
  if (page.address !== '') URL.revokeObjectURL(page.address)
  page.blob = blob
  page.address = blob.type === 'image/jpeg' ? URL.createObjectURL(blob) : ''
}
const turn = async (page: PhonePage) => {
  busy = true
  draw()
  const turned = await redraw(page.blob, true)
  if (turned !== undefined) setBlob(page, turned)
  busy = false
  draw()
}

const drawPage = (page: PhonePage, at: number): HTMLElement => {
  const item = document.createElement('li')
  const name = word('page').replace('#', String(at + 1))
  if (page.address !== '') {
    item.className = 'with'
    const picture = document.createElement('img')
    picture.src = page.address
    picture.alt = name
    item.appendChild(picture)
  }
  const line = document.createElement('p')
  line.textContent = `${name} · ${word(page.state)}`
  line.className = page.state
  item.appendChild(line)
  if (page.state === 'sending' || page.state === 'paused') {
    const bar = document.createElement('progress')
    bar.max = page.size > 0 ? page.size : 1
    bar.value = page.offset
    bar.setAttribute('aria-label', name)
    item.appendChild(bar)
  }
  if (isStillHere(page) && !over) {
    const acts = document.createElement('div')
    if (isGood(page)) {
      acts.appendChild(button(word('earlier'), busy || !isStillHere(pages[at - 1]), () => swap(at, at - 1)))
      acts.appendChild(button(word('later'), busy || at === pages.length - 1, () => swap(at, at + 1)))
    }
    if (page.address !== '') acts.appendChild(button(word('turn'), busy, () => void turn(page)))
    const remove = () => {
      if (page.address !== '') URL.revokeObjectURL(page.address)
      pages.splice(at, 1)
      draw()
    }
    acts.appendChild(button(word('remove'), busy, remove))
    item.appendChild(acts)
  }
  return item
}
const draw = () => {
  list.textContent = ''
  pages.forEach((page, at) => list.appendChild(drawPage(page, at)))
  sendButton.disabled = over || busy || !pages.some((page) => page.state === 'waiting')
  picker.disabled = over || busy
  main.className = `ready ${over ? 'over' : pages.some(isGood) ? '' : 'none'}`
  const good = pages.filter(isGood)
  const all = good.length > 0 && good.every((page) => page.state === 'arrived')
  const text = all ? word('all') : over ? word('closed') : note
  if (say.textContent !== text) say.textContent = text
}

const add = async (file: File) => {
  const isPdf = file.type === 'application/pdf'
  const blob = isPdf ? file : await redraw(file, false)
  const state = blob === undefined ? 'unreadable' : blob.size > LARGEST_BYTES ? 'large' : 'waiting'
  const page: PhonePage = { id: newId(), blob: file, address: '', state, offset: 0, size: 0 }
  if (blob !== undefined) setBlob(page, blob)
  pages.push(page)
}
const addAll = async () => {
  const files = Array.from(picker.files ?? [])
  busy = true
  note = word('preparing')
  draw()
  for (const file of files) await add(file)
  picker.value = ''
  busy = false
  note = ''
  draw()
}

/** Another telephone has it: nothing can be done here but scan a new code. */
const showUsed = () => {
  over = true
  for (const { address } of pages) if (address !== '') URL.revokeObjectURL(address)
  main.textContent = ''
  const title = document.createElement('h1')
  title.textContent = document.title = word('usedTitle')
  const text = document.createElement('p')
  text.textContent = word('used')
  main.appendChild(title)
  main.appendChild(text)
}

const sendOne = async (page: PhonePage, keyBytes: Uint8Array): Promise<SendEnd> => {
  const sealed = seal(await bytesOf(page.blob), page.id, keyBytes)
  page.size = sealed.length
  position += 1
  return sendSealed({ id: page.id, position, sealed }, (offset, hasLine) => {
    page.offset = offset
    page.state = hasLine ? 'sending' : 'paused'
    draw()
  })
}
const sendAll = async (keyBytes: Uint8Array) => {
  busy = true
  for (const page of pages) {
    if (page.state !== 'waiting') continue
    const end = await sendOne(page, keyBytes)
    if (end === 'used') return showUsed()
    if (end === 'ended') {
      page.state = 'waiting'
      over = true
      break
    }
    page.state = end
    draw()
  }
  busy = false
  draw()
}

const readStates = (answer: unknown) => {
  const files: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'files') : []
  for (const file of Array.isArray(files) ? files : []) {
    const page = pages.find((one) => one.id === file.fileId)
    if (page !== undefined && file.state === 'taken') page.state = 'arrived'
    if (page !== undefined && file.state === 'refused') page.state = 'refused'
  }
  return typeof answer === 'object' && answer !== null && Reflect.get(answer, 'open') === true
}
const look = async () => {
  while (!over) {
    const { answer, status } = await ask('GET', '/state', null)
    if (status === 409) return showUsed()
    if (status === 404 || (status === 200 && !readStates(answer))) over = true
    if (status === 200 || over) draw()
    await pause()
  }
}

main.className = 'ready over'
if (key === undefined) say.textContent = word('noKey')
else {
  picker.addEventListener('change', () => void addAll())
  sendButton.addEventListener('click', () => void sendAll(key))
  draw()
  void look()
}
