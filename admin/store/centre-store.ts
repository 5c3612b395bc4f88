/**
 * The centre's memory as the capabilities see it; no SQL and no engine is known above this line.
 * Instants are epoch milliseconds, ids are text, personal data goes in and comes out plain and rests sealed.
 */
import type { AccountStore } from './account-store.ts'
import type { AppointmentStore } from './appointment-store.ts'
import type { AssignmentStore } from './assignment-store.ts'
import type { CaseListStore } from './case-list.ts'
import type { CaseStore } from './case-store.ts'
import type { ChatStore } from './chat-store.ts'
import type { ClientStore } from './client-store.ts'
import type { ClusterStore } from './cluster-store.ts'
import type { ConsultationStore } from './consultation-store.ts'
import type { ContentStore } from './content-store.ts'
import type { EpochStore } from './epoch-store.ts'
import type { ErasureStore } from './erasure-store.ts'
import type { FederationStore } from './federation-store.ts'
import type { FeedbackStore } from './feedback-store.ts'
import type { HandoverStore } from './handover-store.ts'
import type { HelpStore } from './help-store.ts'
import type { IntakeStore } from './intake-store.ts'
import type { OnceStore } from './once-store.ts'
import type { ProposalStore } from './proposal-store.ts'
import type { PushStore } from './push-store.ts'
import type { OverviewStore } from './overview-store.ts'
import type { MonthStore } from './month-store.ts'
import type { RecordingStore } from './recording-store.ts'
import type { ResealStore } from './reseal-store.ts'
import type { ReadStore } from './read-store.ts'
import type { RetentionStore } from './retention-store.ts'
import type { SavedVisitStore } from './saved-visit-store.ts'
import type { UploadStore } from './upload-store.ts'
import type { PlaceStore } from './place-store.ts'
import type { SecondFactorStore } from './second-factor-store.ts'
import type { SsoStore } from './sso-store.ts'
import type { StaffStore } from './staff-store.ts'
import type { TerminalStore } from './terminal-store.ts'

export interface CentreStore
  extends
    IntakeStore,
    EpochStore,
    UploadStore,
    CaseStore,
    CaseListStore,
    OverviewStore,
    AssignmentStore,
    TerminalStore,
    ClientStore,
    OnceStore,
    PushStore,
    AccountStore,
    SsoStore,
    StaffStore,
    PlaceStore,
    SecondFactorStore,
    SavedVisitStore,
    ContentStore,
    ProposalStore,
    HandoverStore,
    HelpStore,
    FeedbackStore,
    AppointmentStore,
    ConsultationStore,
    ChatStore,
    ClusterStore,
    RecordingStore,
    MonthStore,
    ResealStore,
    ReadStore,
    RetentionStore,
    ErasureStore,
    FederationStore {
  close(): Promise<void>
}
