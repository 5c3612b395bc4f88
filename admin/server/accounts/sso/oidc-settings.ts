/** The identity provider of the staff's own organisation, as an operator names it. */
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'

const isLoopback = (url: URL): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)

const Settings = z
  .object({
    issuer: z.url({ protocol: /^https?$/ }),
    clientId: z.string().min(1).max(200),
    clientSecret: z.string().min(1).max(500),
    /** As the button on the sign-in page names it. */
    name: z.string().trim().min(1).max(40),
  })
  // Without TLS whoever stands on the way is whom they like; on one machine nobody does.
  .refine(({ issuer }) => issuer.startsWith('https:') || (URL.canParse(issuer) && isLoopback(new URL(issuer))))
export type OidcSettings = z.infer<typeof Settings>

/** `undefined`: staff sign in here alone. The error is the line to tell. */
export const readOidcSettings = (
  env: Readonly<Record<string, string | undefined>>,
): Result<OidcSettings | undefined, string> => {
  const issuer = env['OIDC_ISSUER']
  if (issuer === undefined || issuer === '') return ok(undefined)
  const settings = Settings.safeParse({
    issuer,
    clientId: env['OIDC_CLIENT_ID'],
    clientSecret: env['OIDC_CLIENT_SECRET'],
    name: env['OIDC_NAME'] ?? new URL(URL.canParse(issuer) ? issuer : 'https://-').host,
  })
  return settings.success
    ? ok(settings.data)
    : err(
        'OIDC_ISSUER (an https address) needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it; OIDC_NAME is its name.',
      )
}
