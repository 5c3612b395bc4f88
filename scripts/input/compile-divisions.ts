/**
 * Provinces, cities and counties (GB/T 2260) for the address picker: one line each, in the order of their codes, `-` a
 * level down: `--331081 温岭市 WenLingShi`. Capitals begin the syllables. Deterministic.
 */
import { areaList } from '@vant/area-data'
import { pinyin } from 'pinyin-pro'

/** Levels that are no name of a place: what is under them stands directly under the province. */
const NO_PLACE = /^(?:省直辖县|自治区直辖县级行政区划|县)$/
/** Rows of statistics, where nobody lives. */
const NOWHERE = /^(?:市辖区|其[它他]区)$/

/** Names that are read otherwise than their characters, by the list of place names of the Ministry of Civil Affairs. */
const READINGS: Readonly<Record<string, string>> = {
  六合区: 'lu he qu',
  六安市: 'lu an shi',
  台州市: 'tai zhou shi',
  乐清市: 'yue qing shi',
  乐亭县: 'lao ting xian',
  乐陵市: 'lao ling shi',
  大城县: 'dai cheng xian',
  大埔县: 'da bu xian',
  大埔区: 'da bu qu',
  东阿县: 'dong e xian',
  洪洞县: 'hong tong xian',
  繁峙县: 'fan shi xian',
  长子县: 'zhang zi xian',
  单县: 'shan xian',
  莘县: 'shen xian',
  涡阳县: 'guo yang xian',
  枞阳县: 'zong yang xian',
  蚌埠市: 'beng bu shi',
  铅山县: 'yan shan xian',
  番禺区: 'pan yu qu',
  浚县: 'xun xian',
  渑池县: 'mian chi xian',
  泌阳县: 'bi yang xian',
  荥经县: 'ying jing xian',
  荥阳市: 'xing yang shi',
  中牟县: 'zhong mu xian',
  牟平区: 'mu ping qu',
  牟定县: 'mou ding xian',
  蔚县: 'yu xian',
  尉犁县: 'yu li xian',
  柞水县: 'zha shui xian',
  吴堡县: 'wu bu xian',
  宕昌县: 'tan chang xian',
  犍为县: 'qian wei xian',
  筠连县: 'jun lian xian',
  什邡市: 'shi fang shi',
  句容市: 'ju rong shi',
  黄陂区: 'huang pi qu',
  覃塘区: 'qin tang qu',
  莎车县: 'sha che xian',
  乌什县: 'wu shi xian',
  珲春市: 'hun chun shi',
  调兵山市: 'diao bing shan shi',
  行唐县: 'xing tang xian',
  闵行区: 'min hang qu',
  厦门市: 'xia men shi',
  长垣市: 'chang yuan shi',
  子长市: 'zi chang shi',
  歙县: 'she xian',
  民乐县: 'min le xian',
  召陵区: 'shao ling qu',
  曾都区: 'zeng du qu',
  红寺堡区: 'hong si bu qu',
  大城乡: 'da cheng xiang',
}
/** Signs that have one reading in names of places and others elsewhere. */
const IN_PLACES: Readonly<Record<string, string>> = { 都: 'du', 什: 'shi', 莞: 'guan' }

/** As provinces are called in English; the others are spelt. */
const ENGLISH: Readonly<Record<string, string>> = {
  内蒙古自治区: 'Inner Mongolia',
  广西壮族自治区: 'Guangxi',
  西藏自治区: 'Xizang (Tibet)',
  宁夏回族自治区: 'Ningxia',
  新疆维吾尔自治区: 'Xinjiang',
  香港特别行政区: 'Hong Kong',
  澳门特别行政区: 'Macao',
  陕西省: 'Shaanxi',
  台湾省: 'Taiwan',
}

const syllablesOf = (name: string): string[] =>
  READINGS[name]?.split(' ') ??
  pinyin(name, { toneType: 'none', type: 'array', v: true }).map(
    (syllable, index) => IN_PLACES[[...name][index] ?? ''] ?? syllable,
  )

const spelt = (name: string): string =>
  syllablesOf(name)
    .map((syllable) => syllable.slice(0, 1).toUpperCase() + syllable.slice(1))
    .join('')

const line = (depth: number, code: string, name: string): string => {
  const english = ENGLISH[name]
  return `${'-'.repeat(depth)}${code} ${name} ${spelt(name)}${english === undefined ? '' : ` ${english}`}`
}

const inOrder = (list: Readonly<Record<string, string>>) =>
  Object.entries(list).toSorted(([one], [other]) => Number(one) - Number(other))

export const compileDivisions = (): string => {
  const counties = inOrder(areaList.county_list).filter(([, name]) => !NOWHERE.test(name))
  const lines = inOrder(areaList.province_list).flatMap(([provinceCode, province]) => {
    const cities = inOrder(areaList.city_list).filter(([code]) => code.slice(0, 2) === provinceCode.slice(0, 2))
    return [
      line(0, provinceCode, province),
      ...cities.flatMap(([cityCode, city]) => {
        const own = counties.filter(([code]) => code.slice(0, 4) === cityCode.slice(0, 4))
        const isPlace = !NO_PLACE.test(city) && city !== province
        return [
          ...(isPlace ? [line(1, cityCode, city)] : []),
          ...own.map(([code, name]) => line(isPlace ? 2 : 1, code, name)),
        ]
      }),
    ]
  })
  return `${lines.join('\n')}\n`
}
