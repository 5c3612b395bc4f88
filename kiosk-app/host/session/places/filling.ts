/** The application takes shape: questions, papers, reading it once more, the signature. */
import { assign } from 'xstate'
import { unclearPages } from '../../papers/page-order.ts'
import { dropSignature, MATERIALS_STEP } from '../updates.ts'
import type { VisitWords } from '../visit-setup.ts'
import { createPaperEvents, createPaperPlaces } from './papers.ts'

export const createFillingPlaces = (words: VisitWords) => {
  const { visit, update } = words
  const keepStep = visit.createAction(
    assign(({ context, event }) => (event.type === 'submit-step' ? update.keepStep(context, event.values) : {})),
  )
  return {
    form: visit.createStateConfig({
      on: {
        'submit-step': [
          // A step the page does not show any more (a second press) changes nothing.
          { guard: ({ context, event }) => !update.isShownStep(context, event.stepId), actions: [] },
          { guard: ({ context, event }) => update.stepHasErrors(context, event.values), actions: keepStep },
          { guard: 'returnsToReview', target: 'review', actions: [keepStep, 'leaveEditing'] },
          {
            guard: ({ context, event }) =>
              update.hasCitizenMaterials(context) && update.isLastStep(context, event.values),
            target: 'materials',
            actions: keepStep,
          },
          {
            guard: ({ context, event }) => update.isLastStep(context, event.values),
            target: 'review',
            actions: keepStep,
          },
          { actions: [keepStep, assign(({ context }) => ({ stepIndex: context.stepIndex + 1 }))] },
        ],
        back: [
          { guard: 'returnsToReview', target: 'review', actions: 'leaveEditing' },
          {
            guard: ({ context }) => context.stepIndex > 0,
            actions: assign(({ context }) => ({ stepIndex: context.stepIndex - 1, stepErrors: {} })),
          },
          { guard: ({ context }) => context.identification.method === 'id-card', target: 'confirmPerson' },
          { target: 'identify' },
        ],
      },
    }),
    materials: visit.createStateConfig({
      entry: 'clearProblem',
      exit: ['closeHandover', 'forgetHandover', 'forgetRemoved'],
      initial: 'list',
      states: createPaperPlaces(words, '#visit.visiting.place.materials.list'),
      on: {
        ...createPaperEvents(words),
        continue: [
          { guard: 'materialsMissing', actions: { type: 'tell', params: { problem: 'material-missing' } } },
          { guard: 'hasUnclearPages', actions: { type: 'tell', params: { problem: 'page-unclear' } } },
          { target: 'review', actions: 'leaveEditing' },
        ],
        back: [
          {
            guard: ({ context }) => context.returnsToReview && unclearPages(context).length > 0,
            actions: { type: 'tell', params: { problem: 'page-unclear' } },
          },
          { guard: 'returnsToReview', target: 'review', actions: 'leaveEditing' },
          { target: 'form', actions: 'lastStep' },
        ],
      },
    }),
    review: visit.createStateConfig({
      entry: 'clearProblem',
      on: {
        'edit-step': [
          {
            guard: ({ context, event }) => event.stepId === MATERIALS_STEP && update.hasCitizenMaterials(context),
            target: 'materials',
            actions: assign({ returnsToReview: true }),
          },
          {
            guard: ({ context, event }) => update.stepIndexOf(context, event.stepId) >= 0,
            target: 'form',
            actions: assign(({ context, event }) => update.editStep(context, event.stepId)),
          },
        ],
        continue: [
          { guard: 'formsAreIncomplete', target: 'form', actions: 'goToMissing' },
          { guard: 'needsSignature', target: 'sign' },
          { target: 'sending' },
        ],
        back: [
          { guard: 'hasCitizenMaterials', target: 'materials' },
          { target: 'form', actions: 'lastStep' },
        ],
      },
    }),
    sign: visit.createStateConfig({
      entry: ['clearProblem', 'dropSignature'],
      on: {
        signed: { actions: assign(({ event }) => ({ signed: event.signed, problem: null })) },
        'sign-on-paper': {
          target: 'sending',
          actions: assign(({ context }) => ({ ...dropSignature(context), signsOnPaper: true })),
        },
        'signature-refused': { actions: { type: 'tell', params: { problem: 'signature-empty' } } },
        submit: [
          { guard: ({ context }) => context.signed !== null, target: 'sending' },
          { actions: { type: 'tell', params: { problem: 'signature-empty' } } },
        ],
        back: 'review',
      },
    }),
  }
}
