import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { compilePinyin } from '../../../../scripts/input/compile-pinyin.ts'
import { ensureInputData, PINYIN_FILE } from '../../../../scripts/input/ensure.ts'
import { dictionaryMemoryMb } from '../../../../scripts/input/memory.ts'
import { goalsOf, measure } from '../../../../scripts/input/measure.ts'
import { type Dictionary, openDictionary } from './dictionary.ts'
import { createPinyin, type Pinyin } from './pinyin.ts'
import { lettersOf } from './spellings.ts'

let dictionary: Dictionary
let input: Pinyin

const readDictionary = (): Dictionary => {
  const opened = openDictionary(new Uint8Array(readFileSync(PINYIN_FILE)).buffer)
  if (opened === undefined) throw new Error('the compiled dictionary cannot be read')
  return opened
}
beforeAll(() => {
  ensureInputData()
  dictionary = readDictionary()
  input = createPinyin(dictionary)
}, 60_000)

const texts = (typed: string) => input.candidates(typed).map(({ text }) => text)
const first = (typed: string) => texts(typed)[0]

describe('the Chinese input', () => {
  it.each([
    ['falvyuanzhu', 'flyz', '法律援助'],
    ['laodongzhongcai', 'ldzc', '劳动仲裁'],
    ['renmintiaojie', 'rmtj', '人民调解'],
  ])('offers %s and %s first as %s', (full, initials, phrase) => {
    expect(first(full)).toBe(phrase)
    expect(first(initials)).toBe(phrase)
  })

  it('takes ü as v, as u, and as itself', () => {
    for (const typed of ['falvyuanzhu', 'faluyuanzhu', 'falüyuanzhu', 'FALVYUANZHU'])
      expect(first(typed)).toBe('法律援助')
    expect(texts('nver')).toContain('女儿')
    expect(first('shenglue')).toBe(first('shenglve'))
  })

  it('takes full syllables and first letters in one word, and a last syllable that is not finished', () => {
    expect(first('falvyz')).toBe('法律援助')
    expect(first('falvyuanz')).toBe('法律援助')
    expect(first('laodongzhongc')).toBe('劳动仲裁')
  })

  it('lets a separator say where a syllable ends', () => {
    expect(first("xi'an")).toBe('西安')
    expect(texts("xi'an")).not.toContain('先')
    expect(texts('xian')).toEqual(expect.arrayContaining(['先', '县', '西安']))
  })

  it.each([
    ['zh as z', 'laodongzongcai', '劳动仲裁'],
    ['z as zh', 'gongzhi', '工资'],
    ['ch as c', 'peicang', '赔偿'],
    ['sh as s', 'sangwangbuchang', '伤亡补偿'],
    ['l as n', 'naoban', '老板'],
    ['n as l', 'lvren', '女人'],
    ['ng as n', 'zhenju', '证据'],
    ['n as ng', 'renmingtiaojie', '人民调解'],
  ])('hears %s', (_what, typed, phrase) => {
    expect(texts(typed)).toContain(phrase)
  })

  it('does not hear what was switched off', () => {
    const strict = createPinyin(dictionary, [])
    expect(strict.candidates('naoban').map(({ text }) => text)).not.toContain('老板')
    strict.tellApart(['n-l'])
    expect(strict.candidates('naoban').map(({ text }) => text)).toContain('老板')
  })

  it('writes whole sentences', () => {
    expect(first('wozaigongdiganhuo')).toBe('我在工地干活')
    expect(first('laobanbugeigongqian')).toBe('老板不给工钱')
  })

  it('reaches the rare characters of names, those beyond the basic plane too', () => {
    for (const [typed, character] of [
      ['xuan', '禤'],
      ['yan', '䶮'],
      ['biao', '骉'],
      ['ji', '𠮷'],
      ['shan', '单'],
    ] as const)
      expect(texts(typed)).toContain(character)
  })

  it('says of each candidate how many letters it stands for', () => {
    for (const { letters, text } of input.candidates("falv'yuanzhu")) {
      expect(letters).toBeGreaterThan(0)
      expect(letters).toBeLessThanOrEqual("falv'yuanzhu".length)
      expect(text).not.toBe('')
    }
  })

  it('offers first what was chosen before, and nothing of it to the next citizen', () => {
    const before = texts('lixiang')
    const rare = before.at(20) ?? ''
    const own = createPinyin(dictionary)
    const ownFirst = (typed: string) => own.candidates(typed)[0]?.text
    own.learn('lixiang', rare)
    expect(ownFirst('lixiang')).toBe(rare)
    own.learn('zhangwei', '张炜')
    expect(ownFirst('zhangwei')).toBe('张炜')
    // Each visit has an input of its own over the same dictionary.
    const next = createPinyin(dictionary)
    expect(next.candidates('lixiang').map(({ text }) => text)).toEqual(before)
    expect(next.candidates('zhangwei')[0]?.text).not.toBe('张炜')
  })

  it('bears anything that is typed: no error, and candidates only for letters it was given', () => {
    const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz'")
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary-ascii' }), fc.string({ unit: letter, maxLength: 70 })),
        (typed) => {
          const letters = lettersOf(typed)
          for (const candidate of input.candidates(typed)) {
            expect(candidate.letters).toBeGreaterThan(0)
            expect(candidate.letters).toBeLessThanOrEqual(letters.length)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('gives the same letters back when they were read once', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(lettersOf(lettersOf(typed))).toBe(lettersOf(typed))
      }),
    )
  })

  // How long a key takes is a figure of `npm run ime`, not of a test.
  it('keeps the goals of its table', () => {
    const goals = goalsOf(measure(createPinyin(dictionary))).filter(({ unit }) => unit !== 'ms')
    expect(goals.length).toBeGreaterThan(0)
    expect(goals.filter(({ holds }) => !holds)).toEqual([])
  }, 120_000)
})

describe('the compiled dictionary', () => {
  it('is the same from the same words', () => {
    expect(Buffer.from(compilePinyin()).equals(readFileSync(PINYIN_FILE))).toBe(true)
  }, 60_000)

  it('is refused where it is not whole or not ours', () => {
    const bytes = new Uint8Array(readFileSync(PINYIN_FILE))
    expect(openDictionary(bytes.slice(0, 400).buffer)).toBeUndefined()
    expect(openDictionary(new ArrayBuffer(0))).toBeUndefined()
    bytes[0] = 0
    expect(openDictionary(bytes.buffer)).toBeUndefined()
  })

  it('takes at most 60 MB of memory when it is loaded and used', () => {
    const memoryMb = dictionaryMemoryMb()
    expect(memoryMb).toBeGreaterThan(0)
    expect(memoryMb).toBeLessThanOrEqual(60)
  }, 60_000)
})
