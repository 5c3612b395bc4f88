/** The centre as one HTTP application, composed of its capabilities. No I/O of its own: everything is given. */
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import type { TerminalId } from '@lutong/core/ids.ts'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from '@fastify/type-provider-zod'
import fastify, { type FastifyInstance } from 'fastify'
import { ownSso } from './accounts/sso/own-sso.ts'
import { sso } from './accounts/sso/sso.ts'
import { consolePlaces } from './accounts/console-places.ts'
import { consoleStaff } from './accounts/console-staff.ts'
import { watchSessions } from './accounts/live-sessions.ts'
import { keyStep } from './accounts/key-step.ts'
import { ownAccount } from './accounts/own-account.ts'
import { ownFactors } from './accounts/own-factors.ts'
import { ownKeys } from './accounts/own-keys.ts'
import { secondStep } from './accounts/second-step.ts'
import { signInRules } from './accounts/sign-in-rules.ts'
import { requireOwnOrigin, requireStaff } from './accounts/staff-auth.ts'
import { clientDoor } from './clients/client-door.ts'
import { consoleClients } from './clients/console-clients.ts'
import { session } from './accounts/session.ts'
import type { CentreParts } from './capability.ts'
import { consoleAssignments } from './cases/console-assignments.ts'
import { startNameIndex } from './cases/name-index.ts'
import { caseQueries } from './cases/case-queries.ts'
import { citizenActs } from './cases/citizen-acts.ts'
import { consoleExport } from './cases/console-export.ts'
import { consoleOverview } from './cases/console-overview.ts'
import { consoleWorklist } from './cases/console-worklist.ts'
import { consoleCaseRetention } from './cases/console-case-retention.ts'
import { consoleCases } from './cases/console-cases.ts'
import { staffActs } from './cases/staff-acts.ts'
import { consoleItems } from './catalogue/console-items.ts'
import { consoleContent } from './content/console-content.ts'
import { publishing } from './content/publishing.ts'
import { terminalContent } from './content/terminal-content.ts'
import { startChatSweep } from './dispatch/chat-sweep.ts'
import { consoleChat } from './dispatch/console-chat.ts'
import { consoleQueue } from './dispatch/console-queue.ts'
import { consoleSelfTests } from './dispatch/console-self-tests.ts'
import { createDeskService } from './dispatch/desk-service.ts'
import { lawyerRoutes } from './dispatch/lawyer-routes.ts'
import { consultationDoors } from './dispatch/live-doors.ts'
import { gateOf, openLiveGate } from './dispatch/live-gate.ts'
import { consoleFederation } from './federation/console-federation.ts'
import { federationDoor } from './federation/federation-door.ts'
import { startUpward } from './federation/upward.ts'
import { phoneHandovers, terminalHandovers } from './handover/handovers.ts'
import { consoleAppointments } from './appointments/console-appointments.ts'
import { freeSlots } from './appointments/free-slots.ts'
import { consoleComplaints } from './complaints/console-complaints.ts'
import { consoleEntry } from './entry/console-entry.ts'
import { consoleFeedback } from './feedback/console-feedback.ts'
import { consoleHelp } from './help/console-help.ts'
import { helpCalls } from './help/help-calls.ts'
import { guidePage } from './guide/guide-page.ts'
import { acceptBodies } from './http/bodies.ts'
import { serveStaffPages } from './http/console-files.ts'
import { announceDeprecation, DEPRECATED_ROUTES } from './http/deprecation.ts'
import { PAGE_DIRECTIVES } from './http/page-policy.ts'
import { answerFailures } from './http/failures.ts'
import { refuse } from './http/problem.ts'
import { within } from './http/readiness.ts'
import { service } from './http/service.ts'
import { applications } from './intake/applications.ts'
import { blobs } from './intake/blobs.ts'
import { reconciliation } from './intake/reconciliation.ts'
import { uploadOptions, uploads } from './intake/uploads.ts'
import { savedVisits } from './intake/saved-visits.ts'
import { consoleWebhooks } from './pushes/console-webhooks.ts'
import { startDeliveries } from './pushes/deliveries.ts'
import { guardLooks } from './reads/look-guard.ts'
import { consoleReads } from './reads/console-reads.ts'
import { consoleRecordings } from './recordings/console-recordings.ts'
import { deskPieces, terminalPieces } from './recordings/piece-routes.ts'
import { startRecordingSweep } from './recordings/sweep.ts'
import { startErasureSweep } from './sweeping/erasure-sweep.ts'
import { consoleTerminals } from './terminals/console-terminals.ts'
import { enrolment } from './terminals/enrolment.ts'
import { heartbeat } from './terminals/heartbeat.ts'
import { createHeartbeatAnswers } from './terminals/heartbeat-answers.ts'
import { createHeartbeatDesk } from './terminals/heartbeat-desk.ts'
import { openStandingLines } from './terminals/standing-lines.ts'
import { requireTerminal } from './terminals/terminal-auth.ts'
import { signingKeys } from './verification/signing-keys.ts'
import type { Tracing } from './tracing/contract.ts'
import { verifyPage } from './verification/verify-page.ts'

const MAX_JSON_BYTES = 64 * 1024
const REQUEST_TIMEOUT_MS = 60_000
/** Live peers that are asked to come back elsewhere are asked over this time. */
const SPREAD_MS = 1_000
/** What is asked twice is done once: nobody waits longer for the last answers of a process that ends. */
const SETTLED_WITHIN_MS = 5_000

export interface CentreApp {
  readonly app: FastifyInstance
  /** Asks live peers to come back at another process, and settles what they have asked. */
  drain(): Promise<void>
}

const protect = async (app: FastifyInstance): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: Object.fromEntries(Object.entries(PAGE_DIRECTIVES).map(([name, sources]) => [name, [...sources]])),
    },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })
  await app.register(rateLimit, { global: false })
  await app.register(cookie)
}

const describe = (app: FastifyInstance) =>
  app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Lütong centre',
        version: '1.0.0',
        description: 'Central intake of self-service legal terminals, and the console’s own API.',
      },
      components: {
        securitySchemes: {
          client: {
            type: 'http',
            scheme: 'bearer',
            description:
              'The secret of a registered system, `lutong_<id>_<secret>`, made in the console and shown there once.',
          },
          terminal: {
            type: 'apiKey',
            in: 'header',
            name: 'Authorization',
            description:
              'Lutong-Terminal id=…,ts=…,nonce=…,sig=… — Ed25519 over the lines `lutong-terminal-v1`, id, ts, nonce, method, path with query, SHA-256 of the body (hex).',
          },
        },
      },
    },
    exposeHeadRoutes: true,
    transform: jsonSchemaTransform,
  })

export const buildApp = async (
  parts: CentreParts,
  pageFolders: { readonly console: string; readonly desk: string },
  tracing?: Tracing,
): Promise<CentreApp> => {
  const app = fastify({
    logger: false,
    bodyLimit: MAX_JSON_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    exposeHeadRoutes: false,
    // The framework takes an empty list for nobody.
    trustProxy: [...parts.trustedProxies],
    // Addresses are logged by their pattern, so a long one costs nothing; but none of ours is long.
    routerOptions: { maxParamLength: 100 },
    // Before any route is found; the framework's own answer is of another form and repeats the address.
    frameworkErrors: (_error, _request, reply) => void refuse(reply, 'not-found'),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  // First, so that all that follows is part of it.
  tracing?.onRequests(app)
  answerFailures(app, parts.log)
  acceptBodies(app)
  announceDeprecation(app, DEPRECATED_ROUTES)
  await protect(app)
  await describe(app)

  app.addHook('onResponse', async (request, reply) => {
    parts.log('centre.request', {
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    })
  })

  app.addHook('onSend', async (_request, reply) => {
    // Whoever keeps this connection would find it closed at the next request.
    if (parts.isDraining()) void reply.header('connection', 'close')
  })

  const recordings = startRecordingSweep(parts)
  const chat = startChatSweep(parts)
  const erasure = startErasureSweep(parts)
  const upward = startUpward(parts)
  const names = startNameIndex(parts)
  const pushes = startDeliveries(parts)
  const desk = createDeskService(parts, recordings)
  const beats = createHeartbeatDesk(parts)
  const answers = createHeartbeatAnswers(parts)
  const lines = openStandingLines(parts, beats, answers)
  const turnAway = (id: TerminalId) => {
    lines.drop(id)
    desk.terminals.drop(id)
  }
  beats.onRevoked(turnAway)
  // Its line may be another process's.
  const revoked = (id: TerminalId) => {
    turnAway(id)
    parts.bus.publish('revoked', { terminalId: id })
  }
  parts.bus.subscribe('revoked', ({ terminalId }) => {
    const look = async () => {
      if ((await parts.store.findTerminal(terminalId))?.revoked === true) turnAway(terminalId)
    }
    // Where the store cannot be read now, its next heartbeat ends it.
    look().catch(() => undefined)
  })
  const live = watchSessions(parts)
  await app.register(service(parts))
  await app.register(phoneHandovers(parts))
  await app.register(uploadOptions)
  await app.register(enrolment(parts))
  await app.register(federationDoor(parts))
  await app.register(verifyPage(parts))
  await app.register(signingKeys(parts))
  await app.register(guidePage(async () => (await parts.content.now()).content))
  await app.register(async (terminals) => {
    requireTerminal(terminals, parts)
    await terminals.register(applications(parts, desk.followed))
    await terminals.register(reconciliation(parts))
    await terminals.register(blobs(parts))
    await terminals.register(uploads(parts))
    await terminals.register(caseQueries(parts))
    await terminals.register(citizenActs(parts))
    await terminals.register(savedVisits(parts))
    await terminals.register(helpCalls(parts))
    await terminals.register(freeSlots(parts))
    await terminals.register(terminalHandovers(parts))
    await terminals.register(terminalContent(parts))
    await terminals.register(terminalPieces(parts, recordings))
    await terminals.register(heartbeat(parts, beats, answers))
  })
  await app.register(clientDoor(parts))
  await app.register(async (console) => {
    console.addHook('onSend', async (_request, reply) => {
      if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
    })
    guardLooks(console)
    requireOwnOrigin(console, parts)
    await console.register(session(parts))
    await console.register(secondStep(parts))
    await console.register(keyStep(parts))
    await console.register(sso(parts))
    await console.register(async (staff) => {
      requireStaff(staff, parts)
      await staff.register(consoleWorklist(parts))
      await staff.register(consoleExport(parts))
      await staff.register(consoleOverview(parts))
      await staff.register(consoleAssignments(parts))
      await staff.register(ownAccount(parts, live))
      await staff.register(ownFactors(parts))
      await staff.register(ownKeys(parts))
      await staff.register(signInRules(parts))
      await staff.register(consoleStaff(parts, live))
      await staff.register(ownSso(parts))
      await staff.register(consolePlaces(parts))
      await staff.register(consoleCases(parts))
      await staff.register(consoleReads(parts))
      await staff.register(consoleCaseRetention(parts, erasure))
      await staff.register(staffActs(parts))
      await staff.register(consoleEntry(parts))
      await staff.register(consoleHelp(parts))
      await staff.register(consoleFeedback(parts))
      await staff.register(consoleComplaints(parts))
      await staff.register(consoleAppointments(parts))
      await staff.register(consoleTerminals(parts, beats, revoked))
      await staff.register(consoleClients(parts))
      await staff.register(consoleFederation(parts, upward))
      await staff.register(consoleWebhooks(parts))
      await staff.register(consoleItems(parts))
      await staff.register(consoleContent(parts))
      await staff.register(publishing(parts))
      await staff.register(lawyerRoutes(parts))
      await staff.register(deskPieces(parts, recordings))
      await staff.register(consoleRecordings(parts))
      await staff.register(consoleSelfTests(parts))
      await staff.register(consoleChat(parts, chat))
      await staff.register(consoleQueue(parts, desk))
    })
  })
  await app.register((pages) => serveStaffPages(pages, pageFolders, parts.callRoom?.url))
  const [terminals, lawyers] = consultationDoors(parts, desk, live)
  const gates = [gateOf(parts, terminals), gateOf(parts, lawyers), gateOf(parts, lines.door)]
  const gate = openLiveGate(app.server, parts, gates)
  app.addHook('preClose', async () => {
    gate.close()
    live.close()
    lines.close()
    await desk.close()
    await recordings.stop()
    await chat.stop()
    await erasure.stop()
    await upward.stop()
    await names.stop()
    await pushes.stop()
  })
  // Behind the last request that may have told something.
  app.addHook('onClose', () => beats.close())
  await app.ready()
  return {
    app,
    drain: async () => {
      await gate.drain(SPREAD_MS)
      await within(desk.settled(), SETTLED_WITHIN_MS).catch(() => undefined)
    },
  }
}
