/** The identity provider over `openid-client`: what it says is checked there (OpenID Connect Core 1.0, 3.1.3). */
import { err, ok, type Result } from '@lutong/core/result.ts'
import * as oidc from 'openid-client'
import type { OidcSettings } from './oidc-settings.ts'

const ANSWER_S = 10

interface SignInTry {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Who somebody is there: the two together never name another person (Core, 5.7). */
interface Subject {
  readonly issuer: string
  readonly subject: string
}

/** `away`: it does not answer. `refused`: it answered, and the answer does not hold, or it let nobody in. */
export type SsoFailure = 'away' | 'refused'

export interface IdentityProvider {
  /** A new try, and the address at which it is made. */
  begin(redirectUrl: string): Promise<Result<{ readonly url: string; readonly made: SignInTry }, SsoFailure>>
  /** `back`: the address at which the browser came back. */
  finish(back: URL, made: SignInTry): Promise<Result<Subject, SsoFailure>>
}

/** It is asked for its own description at the first use, and again where it did not answer. */
export const createIdentityProvider = ({ clientId, clientSecret, issuer }: OidcSettings): IdentityProvider => {
  let known: Promise<oidc.Configuration> | undefined
  const configuration = () => {
    known ??= oidc.discovery(new URL(issuer), clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
      timeout: ANSWER_S,
      // The settings let nobody but this machine go without TLS.
      ...(issuer.startsWith('http:') ? { execute: [oidc.allowInsecureRequests] } : {}),
    })
    const asked = known
    asked.catch(() => {
      if (known === asked) known = undefined
    })
    return asked
  }
  return {
    begin: async (redirectUrl) => {
      const made = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      }
      try {
        const url = oidc.buildAuthorizationUrl(await configuration(), {
          ...{ redirect_uri: redirectUrl, scope: 'openid', state: made.state, nonce: made.nonce },
          code_challenge: await oidc.calculatePKCECodeChallenge(made.verifier),
          code_challenge_method: 'S256',
        })
        return ok({ url: url.href, made })
      } catch {
        return err('away')
      }
    },
    finish: async (back, { nonce, state, verifier }) => {
      let found: oidc.Configuration
      try {
        found = await configuration()
      } catch {
        return err('away')
      }
      try {
        const tokens = await oidc.authorizationCodeGrant(found, back, {
          ...{ expectedNonce: nonce, expectedState: state, pkceCodeVerifier: verifier },
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        return claims === undefined ? err('refused') : ok({ issuer: claims.iss, subject: claims.sub })
      } catch (error) {
        // What it said may name the person: it is not passed on.
        return err(error instanceof TypeError || isTimeout(error) ? 'away' : 'refused')
      }
    },
  }
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'OAUTH_TIMEOUT'
