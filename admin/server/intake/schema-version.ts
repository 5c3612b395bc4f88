/** Of an application of another version no more is known than which one it is. */
import { APPLICATION_VERSIONS } from '@lutong/core/contracts/intake.ts'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { refuse } from '../http/problem.ts'

const Versioned = z.looseObject({ schemaVersion: z.int() })

export const isOfUnknownVersion = (body: unknown): boolean => {
  const versioned = Versioned.safeParse(body)
  return versioned.success && !APPLICATION_VERSIONS.some((one) => one === versioned.data.schemaVersion)
}

/** Names the versions that are understood. */
export const refuseVersion = (reply: FastifyReply): FastifyReply =>
  refuse(reply, 'schema-version-unknown', {
    errors: [{ path: 'schemaVersion', code: 'unknown' }],
    schemaVersions: APPLICATION_VERSIONS,
  })
