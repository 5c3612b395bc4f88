/** Two invented lawyers for practice (R25): one of the first line for everything, one specialist of the same county. */
import { LEGAL_FIELDS, type LawyerProfile } from '@lutong/core/consultation/consultation.ts'
import { RegionCode } from '@lutong/core/ids.ts'

const HOME = RegionCode.parse('331081')

export const PRACTICE_LAWYERS: Readonly<Record<string, LawyerProfile>> = {
  lawyer: {
    face: {
      name: '陈明远（练习）',
      licence: '13310200000000001',
      organisation: '青石县公共法律服务中心（练习）',
      tier: 'first-line',
    },
    fields: [...LEGAL_FIELDS],
    languages: ['zh', 'en'],
    homeRegion: HOME,
    mostAtOnce: 1,
    rota: [],
  },
  lawyer2: {
    face: {
      name: '林若兰（练习）',
      licence: '13310200000000002',
      organisation: '青石律师事务所（练习）',
      tier: 'specialist',
    },
    fields: ['labour', 'family', 'property'],
    languages: ['zh'],
    homeRegion: HOME,
    mostAtOnce: 1,
    rota: [],
  },
}
