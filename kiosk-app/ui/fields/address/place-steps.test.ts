import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDivisions } from './divisions.ts'
import { backFrom, BEGIN, type Choosing, choosePlace, levelOf, offer } from './place-steps.ts'

const COUNTIES = Array.from(
  { length: 20 },
  (_, index) => `--3310${10 + index} 县${index}县 Xian${'ABCDEFGHIJKLMNOPQRST'[index]}Xian`,
)
const opened = openDivisions(
  ['110000 北京市 BeiJingShi', '-110101 东城区 DongChengQu', '330000 浙江省 ZheJiangSheng', '-331000 台州市 TaiZhouShi']
    .concat(COUNTIES)
    .join('\n'),
)
if (opened === undefined) throw new Error('no places')
const divisions = opened

describe('choosing a place', () => {
  const names = (choosing: Choosing) => offer(divisions, choosing, '331012').places.map(({ name }) => name)
  const place = (name: string) => {
    const found = divisions.all.find((one) => one.name === name)
    if (found === undefined) throw new Error(name)
    return found
  }

  it('goes from province to city to county, seven at a time, the terminal’s own first', () => {
    expect(names(BEGIN)).toEqual(['浙江省', '北京市'])
    const city = choosePlace(place('台州市'))
    if (!('next' in city)) throw new Error('a city has counties')
    expect(levelOf(city.next)).toBe('county')
    expect(names(city.next)).toEqual(['县2县', '县0县', '县1县', '县3县', '县4县', '县5县', '县6县'])
    expect(offer(divisions, { ...city.next, page: 2 }, '331012').hasLater).toBe(false)
    expect(names({ ...city.next, page: 2 })).toHaveLength(6)
    expect(choosePlace(place('县2县'))).toEqual({ chosen: place('县2县').path })
  })

  it('leads back to the beginning from everywhere', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...divisions.all),
        fc.nat(2),
        fc.option(fc.constantFrom('', 'x', 'xa', 'xax')),
        ({ path }, page, letters) => {
          let at: Choosing | undefined = letters === null ? { path, letters, page } : { ...BEGIN, letters, page }
          for (let steps = 0; steps < 12 && at !== undefined; steps += 1) at = backFrom(at)
          expect(at).toBeUndefined()
        },
      ),
    )
  })
})
