/** What has become of each service of a visit; nothing that has not happened. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import type { ResultView, Screen } from '@lutong/core/contracts/host-rpc.ts'
import { provisionalNumberOf } from '@lutong/core/ids.ts'
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import type { HandedIn, Visit } from '../visit.ts'
import { toldItems } from './way-in-views.ts'

const outcomeOf = (handed: HandedIn, verifyUrl: string, onPaper: boolean): ResultView['outcome'] => {
  const { id, item, settlement } = handed
  switch (settlement?.state) {
    case 'received': {
      const { body } = settlement.receipt
      return {
        state: 'received',
        caseNumber: body.caseNumber,
        slipCode: body.slipCode,
        verifyUrl: `${verifyUrl}?n=${body.caseNumber}&h=${body.digest}`,
        receivedAtMs: body.receivedAtMs,
        awaitingMaterials: settlement.awaitingMaterials,
        awaitingPaper: item.signature === 'paper' || (item.signature === 'required' && onPaper),
        undoUntilMs: settlement.undoRefused ? 0 : settlement.undoUntilMs,
        undoRefused: settlement.undoRefused,
      }
    }
    case 'refused':
      return { state: 'refused' }
    case 'undoing':
      return { state: 'undoing', provisionalNumber: provisionalNumberOf(id) }
    case 'withdrawn':
      return { state: 'withdrawn', caseNumber: settlement.caseNumber }
    case 'waiting':
    case undefined:
      return {
        state: 'kept-here',
        provisionalNumber: provisionalNumberOf(id),
        undoUntilMs: settlement?.undoUntilMs ?? 0,
      }
    default:
      return settlement satisfies never
  }
}

const PAPER_NOTE = {
  'zh-CN': (where: string) => `打印出来，亲手签名，带到${where}`,
  en: (where: string) => `Printed: sign it by hand and take it to the ${where}`,
} as const
const TOLD_NOTE = { 'zh-CN': '怎么办，已写在指引单上', en: 'How it goes stands on the guidance slip' } as const

const paperNote = (item: CatalogueItem, language: Language): string =>
  inLanguage(PAPER_NOTE, language)(inLanguage(item.handlingBody, language))

export const doneScreen = (
  catalogue: Catalogue,
  visit: Visit,
  parts: { readonly verifyUrl: string; readonly acting: boolean },
): Screen => {
  const { language } = visit
  const result = (item: CatalogueItem, outcome: ResultView['outcome']): ResultView => ({
    itemCode: item.code,
    itemName: inLanguage(item.name, language),
    papers: (visit.handedIn.find((one) => one.item === item)?.papers ?? []).map((paper) => ({ ...paper })),
    outcome,
  })
  return {
    name: 'done',
    results: [
      ...visit.items.map((item) => {
        const handed = visit.handedIn.find((one) => one.item === item)
        if (item.kind === 'document') return result(item, { state: 'paper', note: paperNote(item, language) })
        return result(
          item,
          handed === undefined ? { state: 'not-saved' } : outcomeOf(handed, parts.verifyUrl, visit.signsOnPaper),
        )
      }),
      ...toldItems(catalogue, visit).map((item) =>
        result(item, { state: 'told', note: inLanguage(TOLD_NOTE, language) }),
      ),
    ],
    acting: parts.acting,
    problem: visit.problem,
    rated: visit.rated,
    prints: [...visit.prints],
  }
}
