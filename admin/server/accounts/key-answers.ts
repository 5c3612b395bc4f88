/** What a browser says of a key (WebAuthn Level 3, JSON forms); what is in it is read by the library alone. */
import { z } from 'zod'

const Base64Url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/)
const Whole = {
  id: Base64Url,
  rawId: Base64Url,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['cross-platform', 'platform']).exactOptional(),
  clientExtensionResults: z.looseObject({}),
}

export const NewKeyAnswer = z.object({
  ...Whole,
  response: z.object({
    clientDataJSON: Base64Url,
    attestationObject: Base64Url,
    transports: z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).exactOptional(),
  }),
})

export const KeyAnswer = z.object({
  ...Whole,
  response: z.object({
    clientDataJSON: Base64Url,
    authenticatorData: Base64Url,
    signature: Base64Url,
    userHandle: Base64Url.exactOptional(),
  }),
})

/** For the browser, as the library made it. */
export const KeyOptions = z.strictObject({ step: z.string(), options: z.looseObject({}) })
