/**
 * Which room server the page may speak to: what the centre says with its heartbeat, kept over a restart. A page that is
 * loaded already has its policy for good, so another one is told only while nobody is at the terminal.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HeartbeatAnswer } from '@lutong/core/contracts/terminal-auth.ts'
import { callRoomOrigin } from '../bridge/page-headers.ts'
import { writeWhole } from '../secrets/terminal-keys.ts'

export interface CallRoomPlace {
  readonly origin: string | null
  hear(answer: Pick<HeartbeatAnswer, 'callRoom'>): void
}

const read = (file: string): string | null => {
  try {
    return callRoomOrigin(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

export const keptCallRoom = (parts: {
  readonly folder: string
  readonly inSession: () => boolean
  readonly onChange: (origin: string | null) => void
}): CallRoomPlace => {
  const file = join(parts.folder, 'call-room')
  let origin = read(file)
  return {
    get origin() {
      return origin
    },
    hear: ({ callRoom }) => {
      const told = callRoomOrigin(callRoom)
      if (told === origin || parts.inSession()) return
      origin = told
      try {
        writeWhole(file, told ?? '')
      } catch {
        // Without it the next start asks the centre again.
      }
      parts.onChange(told)
    },
  }
}
