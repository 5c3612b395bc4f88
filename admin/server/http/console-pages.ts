/** Addresses of the console's pages: each is the one document, so that a reload or a shared link finds its page. */
export const CONSOLE_PAGES = [
  '/console/cases',
  '/console/cases/:caseNumber',
  '/console/entry',
  '/console/referrals',
  '/console/complaints',
  '/console/appointments',
  '/console/queue',
  '/console/feedback',
  '/console/consultations',
  '/console/consultations/:id',
  '/console/terminals',
  '/console/clients',
  '/console/content',
  '/console/content/preview',
  '/console/content/parts/:kind/:id',
] as const
