/** An application of an invented person, as the outbox is given one. */
import { Application } from '@lutong/core/contracts/intake.ts'
import { sampleF2 } from '@lutong/core/forms/sample.ts'
import { newUuidV7 } from '../secrets/uuid.ts'
import { TERMINAL_ID } from './fake-centre.ts'
import { NOON_MS } from './host-rig.ts'

export const sampleApplication = (): Application =>
  Application.parse({
    schemaVersion: 1,
    id: newUuidV7(NOON_MS),
    terminalId: TERMINAL_ID,
    regionCode: '331081',
    channel: 'terminal',
    itemCode: 'GF05001',
    catalogueVersion: 'test',
    language: 'zh-CN',
    identification: { method: 'typed', enteredAtMs: NOON_MS },
    forms: [{ formCode: 'F2', data: sampleF2 }],
    materials: [],
    signature: null,
    createdAtTerminalMs: NOON_MS,
  })
