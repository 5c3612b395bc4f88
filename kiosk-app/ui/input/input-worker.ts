/** Pinyin and handwriting beside the page: the page's own thread never waits for them. Data is fetched when it is first needed. */
import { createHandwriting, type Handwriting } from './handwriting/recognise.ts'
import { openTemplates } from './handwriting/templates.ts'
import { FUZZY_PAIRS } from './pinyin/fuzzy.ts'
import { openDictionary } from './pinyin/dictionary.ts'
import { createPinyin, type Pinyin } from './pinyin/pinyin.ts'
import type { Answer, Answered, Asked, Question } from './worker-messages.ts'

const fetched = async (path: string): Promise<ArrayBuffer | undefined> => {
  try {
    const response = await fetch(path)
    return response.ok ? await response.arrayBuffer() : undefined
  } catch {
    return undefined
  }
}

const openPinyin = async (): Promise<Pinyin | undefined> => {
  const bytes = await fetched('/assets/pinyin.bin')
  const dictionary = bytes === undefined ? undefined : openDictionary(bytes)
  return dictionary === undefined ? undefined : createPinyin(dictionary)
}
const openHandwriting = async (): Promise<Handwriting | undefined> => {
  const bytes = await fetched('/assets/strokes.bin')
  const templates = bytes === undefined ? undefined : openTemplates(bytes)
  return templates === undefined ? undefined : createHandwriting(templates)
}

/** Once it is there it stays; what failed is tried again with the next question. */
const kept = <T>(open: () => Promise<T | undefined>) => {
  let opening: Promise<T | undefined> | undefined
  return async (): Promise<T | undefined> => {
    opening ??= open()
    const opened = await opening
    if (opened === undefined) opening = undefined
    return opened
  }
}
const pinyin = kept(openPinyin)
const handwriting = kept(openHandwriting)

let toldApart = FUZZY_PAIRS.join()
const UNAVAILABLE: Answer = { type: 'unavailable' }

const answerTo = async (question: Question): Promise<Answer> => {
  switch (question.type) {
    case 'candidates': {
      const input = await pinyin()
      if (input === undefined) return UNAVAILABLE
      if (question.fuzzy.join() !== toldApart) {
        toldApart = question.fuzzy.join()
        input.tellApart(question.fuzzy)
      }
      return { type: 'candidates', candidates: input.candidates(question.typed) }
    }
    case 'learn': {
      const input = await pinyin()
      input?.learn(question.typed, question.text)
      return { type: 'learned' }
    }
    case 'recognise': {
      const hand = await handwriting()
      return hand === undefined
        ? UNAVAILABLE
        : { type: 'characters', characters: hand.recognise(question.strokes, question.most) }
    }
    default:
      return question satisfies never
  }
}

/** A worker's own port: the DOM's types know the window's only, which wants an origin. */
interface WorkerPort {
  addEventListener(type: 'message', listen: (event: MessageEvent<Asked>) => void): void
  postMessage: (answered: Answered) => void
}
const port: WorkerPort = self

const answerOrSay = async (question: Question): Promise<Answer> => {
  try {
    return await answerTo(question)
  } catch {
    return UNAVAILABLE
  }
}

const onQuestion = async ({ data }: MessageEvent<Asked>) => {
  const answered: Answered = { id: data.id, answer: await answerOrSay(data.question) }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  port.postMessage(answered)
}
port.addEventListener('message', (event) => void onQuestion(event))
