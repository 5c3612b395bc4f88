/**
 * A form beside the talk: the lawyer points at fields and proposes, the citizen fills in. What stands in it is the
 * visit's own, and goes on as its application after the talk.
 */
import { assign } from 'xstate'
import type { VisitWords } from '../visit-setup.ts'

export const createTalking = (words: VisitWords) => {
  const { update, visit } = words
  const keepStep = visit.createAction(
    assign(({ context, event }) => (event.type === 'submit-step' ? update.keepStep(context, event.values) : {})),
  )
  const open = {
    guard: ({ event }: { readonly event: { readonly itemCode: Parameters<typeof update.canFillIn>[0] } }) =>
      update.canFillIn(event.itemCode),
    target: 'filling' as const,
    actions: [
      visit.createAction(
        assign(({ context, event }) =>
          event.type === 'open-shared-form' ? update.openBesideTalk(context, event.itemCode) : {},
        ),
      ),
      { type: 'tellForm' as const, params: { what: 'opened' as const } },
    ],
  }
  return {
    initial: 'talking' as const,
    states: {
      talking: visit.createStateConfig({ on: { 'open-shared-form': open } }),
      filling: visit.createStateConfig({
        on: {
          'close-shared-form': 'talking',
          'share-answers': {
            actions: {
              type: 'tellForm',
              params: ({ event }) => ({ what: event.on ? ('answers-shown' as const) : ('answers-hidden' as const) }),
            },
          },
          'submit-step': [
            { guard: ({ context, event }) => !update.isShownStep(context, event.stepId), actions: [] },
            { guard: ({ context, event }) => update.stepHasErrors(context, event.values), actions: keepStep },
            {
              guard: ({ context, event }) => update.isLastStep(context, event.values),
              target: 'talking',
              actions: keepStep,
            },
            { actions: [keepStep, assign(({ context }) => ({ stepIndex: context.stepIndex + 1 }))] },
          ],
          back: [
            {
              guard: ({ context }) => context.stepIndex > 0,
              actions: assign(({ context }) => ({ stepIndex: context.stepIndex - 1, stepErrors: {} })),
            },
            { target: 'talking' },
          ],
        },
      }),
    },
  }
}
