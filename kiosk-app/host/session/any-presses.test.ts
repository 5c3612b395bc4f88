/** Whatever is pressed in whatever order: every snapshot keeps the contract, a refused press changes nothing. */
import { Command } from '@lutong/core/contracts/host-rpc.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardOf, OTHER_CARD } from '../testing/fake-devices.ts'
import { startHostRig } from '../testing/host-rig.ts'

const command = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ type: 'continue' } as const) },
  { weight: 3, arbitrary: fc.constant({ type: 'back' } as const) },
  { weight: 3, arbitrary: fc.constant({ type: 'accept-notice', processing: true } as const) },
  ...(['home', 'end', 'submit', 'still-here', 'call-help', 'close-help'] as const).map((type) =>
    fc.constant({ type } as const),
  ),
  ...(['read-card-again', 'type-identity', 'stay-anonymous', 'retry-print'] as const).map((type) =>
    fc.constant({ type } as const),
  ),
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('GF01001', 'GF01002', 'GF02001', 'GF02003', 'GF05001', 'GF09002', 'GF99999')
      .map((itemCode) => ({ type: 'open-item', itemCode }) as const),
  },
  fc.constantFrom('wages', 'lawyer', 'progress').map((theme) => ({ type: 'open-theme', theme }) as const),
  fc.constantFrom('zh-CN', 'en').map((language) => ({ type: 'set-language', language }) as const),
  fc.constant({ type: 'submit-identity', name: '李试样', idNumber: '11010519491231002X' } as const),
  fc.string({ maxLength: 60 }).map((stepId) => ({ type: 'edit-step', stepId }) as const),
  fc.constantFrom('materials', 'F2.facts').map((stepId) => ({ type: 'edit-step', stepId }) as const),
  fc
    .dictionary(fc.constantFrom('applicant.phone', 'facts', '__proto__', 'x.y.z'), fc.jsonValue())
    .map((values) => ({ type: 'submit-step', stepId: 'shown', values }) as const),
  fc.constant({ type: 'query-by-slip', caseNumber: '331081-20261124-000001', slipCode: 'ABCD2345' } as const),
)
const happening = fc.oneof(
  { weight: 8, arbitrary: command.map((pressed) => ({ kind: 'press', pressed }) as const) },
  fc.constantFrom('mine', 'other', 'misread', 'away').map((card) => ({ kind: 'card', card }) as const),
  fc.integer({ min: 100, max: 200_000 }).map((byMs) => ({ kind: 'wait', byMs }) as const),
  fc.constantFrom('unplug', 'plugIn').map((act) => ({ kind: 'reader', act }) as const),
)

const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

describe('any presses, cards and waits', () => {
  it('leave a screen that keeps the contract, and "end" always ends the visit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (happenings) => {
        const rig = startHostRig()
        try {
          for (const now of happenings) {
            if (now.kind === 'wait') rig.clock.advance(now.byMs)
            else if (now.kind === 'reader') rig.reader[now.act]()
            else if (now.kind === 'card') {
              if (now.card === 'away') rig.reader.takeAway()
              else if (now.card === 'other') rig.reader.place(OTHER_CARD)
              else rig.reader.place(cardOf(), ...(now.card === 'misread' ? (['CARD_READ'] as const) : []))
            } else {
              const { screen } = rig.page.snapshot
              const asked =
                now.pressed.type === 'submit-step' && screen.name === 'form-step'
                  ? { ...now.pressed, stepId: screen.stepId }
                  : now.pressed
              const accepted = await rig.page.send(Command.parse(asked))
              // The page's rig parses each snapshot by the contract's own schema: a wrong one throws here.
              if (!accepted) expect(rig.page.snapshot.screen).toEqual(screen)
            }
            await settle()
            expect(rig.page.snapshot.screen.name).not.toBe('starting')
          }
          rig.reader.takeAway()
          if (rig.page.snapshot.inSession) expect(await rig.page.send({ type: 'end' })).toBe(true)
          expect(JSON.stringify(rig.page.snapshot.screen)).not.toMatch(/李|王示例/)
        } finally {
          rig.end()
        }
      }),
      { numRuns: 50 },
    )
  })
})
