import type { Kysely } from 'kysely'
import type { CentreStore } from '../centre-store.ts'
import type { Vault } from '../vault.ts'
import { createAppointmentStore } from './appointment-store.ts'
import { createAccountStore } from './account-store.ts'
import { createAssignmentStore } from './assignment-store.ts'
import { createOverviewStore } from './overview-store.ts'
import { createCaseList } from './case-list.ts'
import { createCaseStore } from './case-store.ts'
import { createClientStore } from './client-store.ts'
import { createContentStore } from './content-store.ts'
import { createChatStore } from './chat-store.ts'
import { createClusterStore } from './cluster-store.ts'
import { createConsultationStore } from './consultation-store.ts'
import { createEntryStore } from './entry-store.ts'
import { createEpochStore } from './epoch-store.ts'
import { createFeedbackStore } from './feedback-store.ts'
import { createFollowUpStore } from './follow-up-store.ts'
import { createHandoverStore } from './handover-store.ts'
import { createHelpStore } from './help-store.ts'
import { createIntakeStore } from './intake-store.ts'
import { createProposalStore } from './proposal-store.ts'
import { createPushStore } from './push-store.ts'
import { createOnceStore } from './once.ts'
import type { Engine } from './engine.ts'
import { createLawyerStore } from './lawyer-store.ts'
import { createPlaceStore } from './place-store.ts'
import { createRecordingErasure } from './recording-erasure.ts'
import { createRecordingStore } from './recording-store.ts'
import { createResealStore } from './reseal-store.ts'
import { createAboveStore } from './above-store.ts'
import { createBeneathStore } from './beneath-store.ts'
import { createFederationFigures } from './federation-figures.ts'
import { createErasureStore } from './erasure-store.ts'
import { createReadStore } from './read-store.ts'
import { createRetentionStore } from './retention-store.ts'
import type { CentreTables } from './tables.ts'
import { createSavedVisitStore } from './saved-visit-store.ts'
import { createUploadStore } from './upload-store.ts'
import { createSecondFactorStore } from './second-factor-store.ts'
import { createSsoStore } from './sso-store.ts'
import { createStaffStore } from './staff-store.ts'
import { createTerminalStore } from './terminal-store.ts'

/** The store over any engine Kysely speaks to; the engine's own folder opens the connection and migrates it. */
export const createCentreStore = (db: Kysely<CentreTables>, vault: Vault, engine: Engine): CentreStore => ({
  ...createIntakeStore(db, vault, engine),
  ...createEpochStore(db, engine),
  ...createUploadStore(db, engine),
  ...createCaseStore(db, vault, engine),
  ...createCaseList(db, vault),
  ...createOverviewStore(db, vault),
  ...createAssignmentStore(db, engine),
  ...createEntryStore(db, vault, engine),
  ...createSavedVisitStore(db),
  ...createContentStore(db),
  ...createProposalStore(db),
  ...createHandoverStore(db, vault, engine),
  ...createHelpStore(db),
  ...createFeedbackStore(db, vault),
  ...createAppointmentStore(db, vault),
  ...createTerminalStore(db, vault),
  ...createClientStore(db, vault),
  ...createOnceStore(db, vault),
  ...createPushStore(db, vault, engine),
  ...createAccountStore(db, vault),
  ...createSsoStore(db, vault, engine),
  ...createStaffStore(db, engine),
  ...createPlaceStore(db),
  ...createSecondFactorStore(db, vault, engine),
  ...createConsultationStore(db, vault, engine),
  ...createFollowUpStore(db, vault),
  ...createChatStore(db, vault, engine),
  ...createClusterStore(db, engine),
  ...createLawyerStore(db),
  ...createRecordingStore(db, vault, engine),
  ...createRecordingErasure(db, vault, engine),
  ...createResealStore(db, vault, engine),
  ...createReadStore(db, vault),
  ...createRetentionStore(db),
  ...createErasureStore(db, vault, engine),
  ...createBeneathStore(db, vault, engine),
  ...createAboveStore(db, engine),
  ...createFederationFigures(db, vault),
  keepMonths: (nowMs) => engine.keepMonths(db, nowMs),
  close: () => db.destroy(),
})
