/** Every page of the console: its address, who may see it, where it stands in the menu. One table for menu and pages. */
import type { ComponentChildren } from 'preact'
import type { Me } from '../server/accounts/session.ts'
import type { Messages } from './language/messages.ts'
import { Federation } from './screens/federation.tsx'
import { Keeping } from './screens/keeping.tsx'
import { OwnAccount } from './screens/account/own-account.tsx'
import { Places } from './screens/account/places.tsx'
import { Staff } from './screens/account/staff.tsx'
import { Appointments } from './screens/appointments.tsx'
import { CaseListPage } from './screens/case-lists.tsx'
import { CasePage } from './screens/case-page.tsx'
import { Clients } from './screens/clients.tsx'
import { ConsultationPage } from './screens/consultation-page.tsx'
import { Consultations } from './screens/consultations.tsx'
import { ContentPage } from './screens/content.tsx'
import { ContentPart } from './screens/content-part.tsx'
import { ContentPreview } from './screens/content-preview.tsx'
import { Entry } from './screens/entry.tsx'
import { Feedback } from './screens/feedback.tsx'
import { Overview } from './screens/overview.tsx'
import { Queue } from './screens/queue.tsx'
import { Reads } from './screens/reads.tsx'
import { Terminals } from './screens/terminals.tsx'
import { Worklist } from './screens/worklist.tsx'

export type MenuGroup = 'work' | 'people' | 'centre'

interface Shown {
  readonly me: Me
  /** What stands in the address at `:name`. */
  readonly at: (name: string) => string
}

export interface Route {
  /** With `:name` for what changes; the centre serves the same list (`server/http/console-pages.ts`). */
  readonly address: `/console/${string}`
  readonly roles: readonly Me['role'][]
  /** Absent: reached from another page only. The first entry a role may see is its first page. */
  readonly group?: MenuGroup
  readonly title: (text: Messages) => string
  readonly page: (shown: Shown) => ComponentChildren
}

const DESKS = ['clerk', 'supervisor'] as const
const ALL = ['clerk', 'supervisor', 'admin'] as const
const EVERYBODY = ['clerk', 'supervisor', 'admin', 'lawyer'] as const
const HEADS = ['supervisor', 'admin'] as const

export const ROUTES: readonly Route[] = [
  { address: '/console/cases', roles: DESKS, group: 'work', title: (text) => text.cases, page: () => <Worklist /> },
  {
    address: '/console/overview',
    roles: DESKS,
    group: 'work',
    title: (text) => text.overview.title,
    page: () => <Overview />,
  },
  {
    address: '/console/cases/:caseNumber',
    roles: DESKS,
    title: (text) => text.cases,
    page: ({ at }) => <CasePage key={at('caseNumber')} caseNumber={at('caseNumber')} />,
  },
  {
    address: '/console/entry',
    roles: DESKS,
    group: 'work',
    title: (text) => text.entry.title,
    page: () => <Entry />,
  },
  {
    address: '/console/referrals',
    roles: DESKS,
    group: 'work',
    title: (text) => text.desk.referrals,
    page: () => <CaseListPage key="referrals" list="referrals" />,
  },
  {
    address: '/console/complaints',
    roles: DESKS,
    group: 'work',
    title: (text) => text.desk.complaints,
    page: () => <CaseListPage key="complaints" list="complaints" />,
  },
  {
    address: '/console/appointments',
    roles: DESKS,
    group: 'people',
    title: (text) => text.appointments.title,
    page: () => <Appointments />,
  },
  {
    address: '/console/queue',
    roles: DESKS,
    group: 'people',
    title: (text) => text.queue.title,
    page: () => <Queue />,
  },
  {
    address: '/console/feedback',
    roles: DESKS,
    group: 'people',
    title: (text) => text.acts.feedback,
    page: () => <Feedback />,
  },
  {
    address: '/console/consultations',
    roles: HEADS,
    group: 'people',
    title: (text) => text.consultations.title,
    page: ({ me }) => <Consultations me={me} />,
  },
  {
    address: '/console/consultations/:id',
    roles: ['supervisor'],
    title: (text) => text.consultations.title,
    page: ({ at }) => <ConsultationPage key={at('id')} id={at('id')} />,
  },
  {
    address: '/console/terminals',
    roles: ALL,
    group: 'centre',
    title: (text) => text.terminals,
    page: ({ me }) => <Terminals me={me} />,
  },
  {
    address: '/console/clients',
    roles: ['admin'],
    group: 'centre',
    title: (text) => text.clients.title,
    page: () => <Clients />,
  },
  {
    address: '/console/content',
    roles: ALL,
    group: 'centre',
    title: (text) => text.content.title,
    page: ({ me }) => <ContentPage me={me} />,
  },
  {
    address: '/console/content/preview',
    roles: ALL,
    title: (text) => text.content.title,
    page: ({ me }) => <ContentPreview me={me} />,
  },
  {
    address: '/console/content/parts/:kind/:id',
    roles: ALL,
    title: (text) => text.content.title,
    page: ({ at }) => <ContentPart key={`${at('kind')}/${at('id')}`} kind={at('kind')} id={at('id')} />,
  },
  {
    address: '/console/federation',
    roles: HEADS,
    group: 'centre',
    title: (text) => text.federation.title,
    page: ({ me }) => <Federation me={me} />,
  },
  {
    address: '/console/reads',
    roles: HEADS,
    group: 'centre',
    title: (text) => text.reads.title,
    page: () => <Reads />,
  },
  {
    address: '/console/keeping',
    roles: HEADS,
    group: 'centre',
    title: (text) => text.keeping.title,
    page: ({ me }) => <Keeping me={me} />,
  },
  {
    address: '/console/staff',
    roles: ['admin'],
    group: 'centre',
    title: (text) => text.staff.title,
    page: ({ me }) => <Staff me={me} />,
  },
  {
    address: '/console/centres',
    roles: ['admin'],
    group: 'centre',
    title: (text) => text.staff.centres,
    page: () => <Places />,
  },
  {
    address: '/console/account',
    roles: EVERYBODY,
    group: 'centre',
    title: (text) => text.account.title,
    page: ({ me }) => <OwnAccount me={me} />,
  },
]
