/** The host under a supervisor: what it is told at its start, and the way to answer. Without one it runs by itself. */
import { type FromHost, FromSupervisor } from './messages.ts'

export interface Supervisor {
  readonly key: Buffer
  readonly file: string
  readonly pageUser: number
  tell(message: FromHost): void
}

export const awaitSupervisor = async (): Promise<Supervisor | undefined> => {
  if (process.send === undefined) return undefined
  const order = await new Promise<unknown>((resolve) => process.once('message', resolve))
  // Whoever loses its supervisor ends too: nobody would start it again.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  const { file, keyBase64, pageUser } = FromSupervisor.parse(order)
  return {
    key: Buffer.from(keyBase64, 'base64'),
    file,
    pageUser,
    tell: (message) => void process.send?.(message),
  }
}
