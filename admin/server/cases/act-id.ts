import { z } from 'zod'

/** UUIDv7 made by the console for one act: the same again is done already. */
export const ActId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
