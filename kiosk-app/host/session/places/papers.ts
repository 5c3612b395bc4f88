/** Papers lie on the screen: pages come by camera, file or telephone, and are put in order. For applications and supplements. */
import { assign } from 'xstate'
import { isPaperAskedFor } from '../../papers/take-paper.ts'
import type { VisitWords } from '../visit-setup.ts'

/** `list` is the place's own name in the machine: where the telephone's panel closes to. */
export const createPaperPlaces = ({ visit }: VisitWords, list: string) => ({
  list: visit.createStateConfig({
    entry: 'forgetHandover',
    on: {
      'open-handover': {
        guard: ({ context, event }) => isPaperAskedFor(context, event.materialCode),
        target: 'opening',
        actions: assign(({ event }) => ({ handoverFor: event.materialCode, problem: null })),
      },
    },
  }),
  opening: visit.createStateConfig({
    on: { 'close-handover': 'list', back: 'list' },
    invoke: {
      src: 'openHandover',
      input: ({ context }) => context,
      onDone: [
        {
          guard: ({ event }) => event.output.ok,
          target: 'waiting',
          actions: assign(({ event }) => (event.output.ok ? { handover: event.output.value } : {})),
        },
        { target: 'list', actions: { type: 'tell', params: { problem: 'centre-unreachable' } } },
      ],
      onError: { target: 'list', actions: { type: 'tell', params: { problem: 'centre-unreachable' } } },
    },
  }),
  waiting: visit.createStateConfig({
    initial: 'looking',
    on: {
      'close-handover': { target: 'list', actions: 'closeHandover' },
      'extend-handover': { target: '.extending', actions: assign({ problem: null }) },
      back: { target: 'list', actions: 'closeHandover' },
    },
    states: {
      looking: visit.createStateConfig({
        invoke: {
          src: 'takeHandover',
          input: ({ context }) => context,
          onDone: [
            {
              guard: ({ event }) => event.output.open,
              target: 'pausing',
              actions: { type: 'takeHanded', params: ({ event }) => event.output },
            },
            { target: list, actions: { type: 'tell', params: { problem: 'handover-ended' } } },
          ],
          onError: 'pausing',
        },
      }),
      extending: visit.createStateConfig({
        invoke: {
          src: 'extendHandover',
          input: ({ context }) => context,
          onDone: {
            target: 'looking',
            actions: assign(({ context, event }) =>
              event.output.ok && context.handover !== null
                ? { handover: { ...context.handover, endsAtMs: event.output.value } }
                : { problem: 'centre-unreachable' as const },
            ),
          },
          onError: { target: 'looking', actions: { type: 'tell', params: { problem: 'centre-unreachable' } } },
        },
      }),
      pausing: visit.createStateConfig({ after: { handoverLook: 'looking' } }),
    },
  }),
})

/** What happens to pages wherever they are shown. */
export const createPaperEvents = ({ visit }: VisitWords) => {
  return {
    'material-added': {
      actions: visit.createAction(
        assign(({ context, event }) =>
          event.type === 'material-added' ? { materials: [...context.materials, event.material], problem: null } : {},
        ),
      ),
    },
    'material-refused': {
      actions: visit.createAction(
        assign(({ event }) => (event.type === 'material-refused' ? { problem: event.problem } : {})),
      ),
    },
    'remove-material': { guard: 'hasPage', actions: 'changePapers' },
    'move-page': { guard: 'hasPage', actions: 'changePapers' },
    'turn-page': { guard: 'hasPage', actions: 'changePapers' },
    'judge-page': { guard: 'hasPage', actions: 'changePapers' },
    'keep-unclear': { guard: 'hasPage', actions: 'changePapers' },
    'undo-remove': { guard: 'hasRemoved', actions: 'changePapers' },
    'name-paper': { guard: 'namesOwnPaper', actions: 'changePapers' },
  } as const
}
