/**
 * Every event a log may carry is declared here: its level, what it means and what an operator does.
 * Fields are of plain types only. `Private<T>` marks personal data: it cannot be passed to a log (a type error).
 */
declare const privateMark: unique symbol
export type Private<T> = T & { readonly [privateMark]: true }
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the mark exists in the type alone
export const asPrivate = <T>(value: T): Private<T> => value as Private<T>

type LogField = string | number | boolean | null
/** Rejects a private value at compile time; strings that are private are a `Private<string>`. */
type Loggable<T> = T extends { readonly [privateMark]: true } ? never : T

export const LOG_EVENTS = {
  'host.started': { level: 'info', hint: '' },
  'host.stopped': { level: 'info', hint: '' },
  'host.bridge-refused': { level: 'warn', hint: 'Another program or page tried the kiosk bridge; look who runs here.' },
  'host.other-user-refused': {
    level: 'warn',
    hint: 'A program of another user called the kiosk bridge; look who is logged in here.',
  },
  'host.visit-taken-up': { level: 'info', hint: '' },
  'shell.host-ended': { level: 'error', hint: 'The host is started again; its last lines say why it ended.' },
  'shell.browser-ended': { level: 'warn', hint: 'The browser is started again; often: look for memory and disk.' },
  'shell.page-silent': { level: 'warn', hint: 'The page stopped answering; the browser is started again.' },
  'shell.page-behind': {
    level: 'warn',
    hint: 'Another window or a box of the browser stood before the page; the browser is started again.',
  },
  'shell.not-cleared': {
    level: 'error',
    hint: 'The browser kept something after a visit: restart the terminal’s program, then look at disk and memory.',
  },
  'host.not-overwritten': {
    level: 'error',
    hint: 'What the host read last may still be in its memory after a visit: restart the terminal’s program.',
  },
  'shell.started': { level: 'info', hint: '' },
  'host.page-attached': { level: 'info', hint: '' },
  'host.page-lost': { level: 'warn', hint: 'The page stopped answering; the shell restarts the browser.' },
  'session.started': { level: 'info', hint: '' },
  'session.ended': { level: 'info', hint: '' },
  'session.idle-wiped': { level: 'info', hint: '' },
  'session.pause-over': { level: 'info', hint: '' },
  'attendant.opened': { level: 'info', hint: '' },
  'attendant.closed': { level: 'info', hint: '' },
  'attendant.act': { level: 'info', hint: '' },
  'attendant.ended-visit': { level: 'info', hint: '' },
  'attendant.refused': {
    level: 'warn',
    hint: 'A wrong card or PIN at the attendant’s menu; five of them shut it for ten minutes.',
  },
  'attendant.locked': { level: 'warn', hint: 'Five wrong tries: who was at the terminal? It opens by itself.' },
  'attendant.failed': { level: 'error', hint: 'What staff asked for could not be done; see the act in the line.' },
  'device.state': { level: 'info', hint: '' },
  'device.fault': { level: 'warn', hint: 'See the fault code in docs/devices.md.' },
  'outbox.intent-written': { level: 'info', hint: '' },
  'outbox.intent-settled': { level: 'info', hint: '' },
  'outbox.intent-refused': { level: 'error', hint: 'The centre refuses this application: open the terminal page.' },
  'outbox.undo-written': { level: 'info', hint: '' },
  'outbox.undo-settled': { level: 'info', hint: '' },
  'outbox.reconciled': { level: 'info', hint: '' },
  'outbox.number-taken': {
    level: 'error',
    hint: 'The centre gave the number of this application again and has taken it in under a new one: tell its citizen.',
  },
  'outbox.receipt-unknown': {
    level: 'error',
    hint: 'The centre has another content under an id it signed for: keep this terminal as it is and call its maker.',
  },
  'outbox.retry-planned': { level: 'warn', hint: 'The centre is not reachable; intents stay safe and are sent later.' },
  'outbox.store-failed': { level: 'error', hint: 'The terminal cannot write: check the disk; it is out of service.' },
  'print.settled': { level: 'info', hint: '' },
  'print.settled-by-counter': { level: 'info', hint: '' },
  'print.settled-by-staff': { level: 'info', hint: '' },
  'print.unknown': { level: 'warn', hint: 'Nobody knows whether paper came out: look at the printer.' },
  'print.missing-glyphs': {
    level: 'warn',
    hint: 'A name has characters no font has: they stand as boxes; write them by hand.',
  },
  'centre.online': { level: 'info', hint: '' },
  'centre.offline': { level: 'warn', hint: 'Check the line to the centre.' },
  'centre.heartbeat-refused': {
    level: 'warn',
    hint: 'The centre does not understand how this terminal tells its state: compare versions.',
  },
  'content.switched': { level: 'info', hint: '' },
  'content.refused': {
    level: 'error',
    hint: 'The terminal keeps the content it has. See docs/content.md for the reason; publish again or restart.',
  },
  'content.stored-damaged': {
    level: 'warn',
    hint: 'The content on this disk is damaged: an older one is shown, the newest is fetched again. Check the disk.',
  },
  'content.published': { level: 'info', hint: '' },
  'centre.started': { level: 'info', hint: '' },
  'bus.connecting': { level: 'info', hint: '' },
  'bus.up': { level: 'info', hint: '' },
  'bus.down': {
    level: 'error',
    hint: 'NATS does not answer: server processes read the database instead of hearing from each other, and calls between them are not connected. See docs/cluster.md.',
  },
  'bus.refused': {
    level: 'warn',
    hint: 'A message that no process of this centre has sent just now: do all share keys.json, do their clocks agree?',
  },
  'cluster.beat-failed': {
    level: 'error',
    hint: 'This server process could not tell the others that it lives: look at the database (docs/cluster.md).',
  },
  'centre.draining': { level: 'info', hint: '' },
  'centre.request': { level: 'info', hint: '' },
  'centre.request-failed': { level: 'error', hint: 'A bug or a broken store: see the error name.' },
  'months.made': { level: 'info', hint: '' },
  'months.failed': {
    level: 'error',
    hint: 'No room could be made for the events of the months to come; none is lost, they wait in a place of their own.',
  },
  'retention.removed': { level: 'info', hint: '' },
  'retention.failed': {
    level: 'error',
    hint: 'What is to be kept no longer could not be removed; it is tried again. Look at the database.',
  },
  'erasure.done': { level: 'info', hint: '' },
  'erasure.failed': {
    level: 'error',
    hint: 'Old cases or files that nothing names could not be erased; it is tried again. Look at the database and the file store.',
  },
  'federation.joined': { level: 'info', hint: '' },
  'federation.joined-above': { level: 'info', hint: '' },
  'federation.told': { level: 'info', hint: '' },
  'federation.not-told': {
    level: 'warn',
    hint: 'The centre above did not take the report; it is told again by itself. Look at its address and at the line to it.',
  },
  'federation.refused': {
    level: 'warn',
    hint: 'A report of a centre beneath was not taken: its signature, its clock, or it is not known (any more).',
  },
  'federation.round-failed': {
    level: 'error',
    hint: 'What is told to the centre above could not be put together; it is tried again. Look at the database.',
  },
  'keys.resealed': { level: 'info', hint: '' },
  'keys.reseal-failed': {
    level: 'error',
    hint: 'Not everything could be brought under the active key; it is tried again. Look at database, disk and keys.json.',
  },
  'intake.received': { level: 'info', hint: '' },
  'intake.repeated': { level: 'info', hint: '' },
  'intake.restored': { level: 'info', hint: '' },
  'intake.number-taken': {
    level: 'error',
    hint: 'Two applications have one number: a backup was put back and not recorded. See docs/operating.md, Restore.',
  },
  'upload.expired': { level: 'info', hint: '' },
  'upload.refused': {
    level: 'warn',
    hint: 'A file in pieces was not what its hash said; its terminal sends it again.',
  },
  'upload.sweep-failed': {
    level: 'warn',
    hint: 'Unfinished files could not be removed; it is tried again. Look at the disk.',
  },
  'intake.reconciled': { level: 'info', hint: '' },
  'intake.refused': { level: 'warn', hint: 'A terminal sends what the catalogue does not allow: compare versions.' },
  'intake.blob-stored': { level: 'info', hint: '' },
  'case.moved': { level: 'info', hint: '' },
  'case.act': { level: 'info', hint: '' },
  'cases.exported': { level: 'info', hint: '' },
  'cases.names-not-indexed': { level: 'warn', hint: 'Look at the database; older cases are not found by name yet.' },
  'help.called': { level: 'info', hint: '' },
  'help.answered': { level: 'info', hint: '' },
  'handover.opened': { level: 'info', hint: '' },
  'handover.sweep-failed': { level: 'warn', hint: 'Look at the database; ended addresses are closed all the same.' },
  'consultation.moved': { level: 'info', hint: '' },
  'consultation.refused': { level: 'warn', hint: 'A page asked for what is not its own or not possible any more.' },
  'recording.begun': { level: 'info', hint: '' },
  'recording.ended': { level: 'info', hint: '' },
  'recording.refused': { level: 'warn', hint: 'A piece of a recording that nobody agreed to, or that is over.' },
  'recording.damaged': {
    level: 'error',
    hint: 'A piece of a recording is missing or was changed: look at the disk; "npm run verify" names the pieces.',
  },
  'recording.erased': { level: 'info', hint: '' },
  'recording.erase-failed': {
    level: 'error',
    hint: 'What is due could not be erased; it is tried again. Look at the disk.',
  },
  'chat.erased': { level: 'info', hint: '' },
  'chat.erase-failed': { level: 'error', hint: 'Written words that are due could not be erased; it is tried again.' },
  'dispatch.round-failed': { level: 'error', hint: 'The queue could not be read or written: look at the store.' },
  'call-room.failed': {
    level: 'warn',
    hint: 'The room server did not do what the centre asked of it (docs/large-calls.md): see that it runs and that key and secret are right.',
  },
  'live.opened': { level: 'info', hint: '' },
  'live.refused': { level: 'warn', hint: 'A socket without proof of who opens it, or from another page.' },
  'account.signed-in': { level: 'info', hint: '' },
  'account.changed': { level: 'info', hint: '' },
  'account.refused': { level: 'warn', hint: 'Wrong password or locked account.' },
  'client.refused': { level: 'warn', hint: 'Another system came with a secret that is wrong or was revoked.' },
  'client.made': { level: 'info', hint: '' },
  'client.sweep-failed': {
    level: 'warn',
    hint: 'Old answers to other systems could not be dropped: look at the store.',
  },
  'push.delivered': { level: 'info', hint: '' },
  'push.failed': { level: 'warn', hint: 'Another system did not take a message; it is tried again by itself.' },
  'push.given-up': {
    level: 'error',
    hint: 'Another system took no message for three days, or says its address is gone: the console (systems) shows it and sends it again.',
  },
  'push.round-failed': {
    level: 'error',
    hint: 'Messages to other systems could not be read or written: look at the store.',
  },
  'terminal.enrolled': { level: 'info', hint: '' },
  'heartbeat.unwritten': {
    level: 'error',
    hint: 'What terminals told could not be written; it is kept and tried again. Look at the database.',
  },
  'heartbeat.unanswered': { level: 'warn', hint: 'The content’s version could not be read: look at the database.' },
  'terminal.refused': { level: 'warn', hint: 'Unknown terminal, bad signature or clock far off.' },
  'person.read': { level: 'info', hint: '' },
} as const satisfies Record<string, { level: 'info' | 'warn' | 'error'; hint: string }>

export type LogEvent = keyof typeof LOG_EVENTS

/** The only way to log: a declared event and plain, non-private fields. */
export type Log = <F extends Record<string, LogField>>(
  event: LogEvent,
  fields?: { readonly [K in keyof F]: Loggable<F[K]> },
) => void
