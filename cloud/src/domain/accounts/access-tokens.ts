/** Access tokens: short-lived JWTs that name a student and a session. */
import { jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Session } from './session.ts';

export interface AccessTokens {
  lifetimeSeconds: number;
  issue(session: Session): Promise<string>;
  /** What a genuine token says, or undefined. Whether the session still stands is another question. */
  verify(token: string): Promise<Session | undefined>;
}

export interface AccessTokensOptions {
  secret: string;
  lifetimeSeconds: number;
  now: () => number;
}

const algorithm = 'HS256';
const issuer = 'answly';
const audience = 'answly-api';
const type = 'at+jwt';
/** A signature once found good stays good, so only the clock is asked again. */
const rememberedMax = 10_000;

const claims = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.number(), nbf: z.number() });

export function createAccessTokens(options: AccessTokensOptions): AccessTokens {
  const key = new TextEncoder().encode(options.secret);
  const remembered = new LRUCache<string, z.infer<typeof claims>>({ max: rememberedMax });
  const nowSeconds = () => Math.floor(options.now() / 1000);

  const read = async (token: string) => {
    const verified = await jwtVerify(token, key, {
      algorithms: [algorithm],
      issuer,
      audience,
      typ: type,
      currentDate: new Date(options.now()),
    });
    return claims.parse(verified.payload);
  };

  return {
    lifetimeSeconds: options.lifetimeSeconds,
    issue: ({ userId, sessionId }) =>
      new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: algorithm, typ: type })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(userId)
        .setIssuedAt(nowSeconds())
        .setNotBefore(nowSeconds())
        .setExpirationTime(nowSeconds() + options.lifetimeSeconds)
        .sign(key),
    verify: async (token) => {
      let known = remembered.get(token);
      if (known === undefined) {
        known = await read(token).catch(() => undefined);
        if (known === undefined) return undefined;
        remembered.set(token, known);
      }
      if (known.exp <= nowSeconds() || known.nbf > nowSeconds()) return undefined;
      return { userId: known.sub, sessionId: known.sid };
    },
  };
}
