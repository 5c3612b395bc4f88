import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { DIVISIONS_FILE, ensureInputData } from '../../../../scripts/input/ensure.ts'
import {
  type Division,
  type Divisions,
  findByLetters,
  nameOf,
  nearFirst,
  nextLetters,
  openDivisions,
  placeOf,
  withPlace,
} from './divisions.ts'

let divisions: Divisions
beforeAll(() => {
  ensureInputData()
  divisions = openDivisions(readFileSync(DIVISIONS_FILE, 'utf8')) ?? { provinces: [], all: [] }
}, 60_000)

const WENLING = '331081'
const everyPlace = (): readonly Division[] => divisions.all

describe('the divisions of GB/T 2260', () => {
  it('are all there: every province, and a county for every place a terminal may stand in', () => {
    expect(divisions.provinces).toHaveLength(34)
    expect(everyPlace().length).toBeGreaterThan(3700)
    expect(nameOf(placeOf(divisions, WENLING)?.path ?? [])).toBe('浙江省台州市温岭市')
  })

  it('have no level that nobody would write: municipalities, counties without a city', () => {
    const names = everyPlace().map(({ path }) => nameOf(path))
    expect(names).toContain('北京市东城区')
    expect(names).toContain('重庆市忠县')
    expect(names).toContain('湖北省仙桃市')
    expect(names).toContain('广东省东莞市虎门镇')
    expect(names.filter((name) => /市辖区|直辖县|北京市北京市/.test(name))).toEqual([])
  })

  it('stand in their code order, the terminal’s own before all', () => {
    expect(nearFirst(divisions.provinces, WENLING)[0]?.name).toBe('浙江省')
    expect(nearFirst(divisions.provinces, '')[0]?.name).toBe('北京市')
    expect(nearFirst(divisions.provinces, '999999').map(({ name }) => name)).toEqual(
      divisions.provinces.map(({ name }) => name),
    )
  })
})

describe('finding a place by letters', () => {
  const found = (typed: string, region = WENLING) => findByLetters(divisions, typed, region).map(({ name }) => name)

  it.each([
    ['wl', '温岭市'],
    ['wenling', '温岭市'],
    ['cqs', '重庆市'],
    ['las', '六安市'],
    ['xms', '厦门市'],
    ['yqs', '乐清市'],
    ['bbs', '蚌埠市'],
    ['tcx', '宕昌县'],
    ['cds', '成都市'],
  ])('%s finds %s', (typed, name) => expect(found(typed)).toContain(name))

  it('puts the terminal’s own county first among those of the same letters', () => {
    expect(found('wl')[0]).toBe('温岭市')
    expect(found('cy', '110105')[0]).toBe('朝阳区')
  })

  it('offers no letter that leads nowhere, and every place can be reached by its letters', () => {
    expect(nextLetters(divisions, '')).not.toContain('v')
    fc.assert(
      fc.property(fc.constantFrom(...everyPlace()), ({ code, initials, letters }) => {
        for (const spelling of [initials, letters])
          for (let length = 0; length < spelling.length; length += 1)
            expect(nextLetters(divisions, spelling.slice(0, length))).toContain(spelling.charAt(length))
        expect(findByLetters(divisions, initials, WENLING).map((one) => one.code)).toContain(code)
      }),
      { numRuns: 20 },
    )
  })
})

describe('the place before an address', () => {
  const wenling = () => placeOf(divisions, WENLING)?.path ?? []

  it.each([
    ['', '浙江省台州市温岭市'],
    ['太平街道万寿路 8 号', '浙江省台州市温岭市太平街道万寿路 8 号'],
    ['北京市朝阳区团结湖路 1 号', '浙江省台州市温岭市团结湖路 1 号'],
    ['浙江省台州市', '浙江省台州市温岭市'],
    ['温岭市太平街道', '浙江省台州市温岭市太平街道'],
    ['青石县示范街道样例路一号', '浙江省台州市温岭市青石县示范街道样例路一号'],
  ])('of %j becomes %j', (address, wanted) => expect(withPlace(divisions, wenling(), address)).toBe(wanted))

  it('is written once however often it is chosen, and what stands behind it stays', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...everyPlace()),
        fc.constantFrom(...everyPlace()),
        fc.constantFrom('', '一里 8 号', '某村'),
        (one, other, rest) => {
          const first = withPlace(divisions, one.path, rest)
          expect(first).toBe(nameOf(one.path) + rest)
          expect(withPlace(divisions, other.path, first)).toBe(nameOf(other.path) + rest)
        },
      ),
    )
  })
})

it('a text that was not compiled is no tree', () => {
  expect(openDivisions('')).toBeUndefined()
  expect(openDivisions('<html>')).toBeUndefined()
  expect(openDivisions('--110101 东城区 DongChengQu')).toBeUndefined()
})

it('places are spelt in English', () => {
  const english = (name: string) => everyPlace().find((one) => one.name === name)?.english
  expect([english('温岭市'), english('陕西省'), english('内蒙古自治区'), english('忠县'), english('虎门镇')]).toEqual([
    'Wenling City',
    'Shaanxi',
    'Inner Mongolia',
    'Zhong County',
    'Humenzhen',
  ])
})
