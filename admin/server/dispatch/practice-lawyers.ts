/** Invented lawyers for practice (R25): one of the first line for everything, and specialists of the same county. */
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
  // Two more desks, so that a call of five can be practised.
  lawyer3: {
    face: {
      name: '赵启文（练习）',
      licence: '13310200000000003',
      organisation: '青石县人民调解委员会（练习）',
      tier: 'specialist',
    },
    fields: ['family', 'debt', 'land'],
    languages: ['zh'],
    homeRegion: HOME,
    mostAtOnce: 1,
    rota: [],
  },
  lawyer4: {
    face: {
      name: '买合木提（练习）',
      licence: '13310200000000004',
      organisation: '青石县翻译服务站（练习）',
      tier: 'specialist',
    },
    fields: ['other'],
    languages: ['zh', 'ug'],
    homeRegion: HOME,
    mostAtOnce: 1,
    rota: [],
  },
}
