/**
 * Loaded into the host before its own program, in this suite alone: strings of a heap snapshot are not cut short, and
 * nobody waits three minutes for an untouched visit. The snapshot itself comes by a signal of Node's own, which no
 * host of the field is started with.
 */
import { setFlagsFromString } from 'node:v8'
import { SESSION_TIMINGS } from '../../../kiosk-app/host/session/timings.ts'

setFlagsFromString('--heap-snapshot-string-limit=100000000')
// Long enough for a look into the open visit.
Object.assign(SESSION_TIMINGS, { idleMs: 60_000, idleReadingMs: 60_000, idleWarningMs: 5_000, farewellMs: 3_000 })
