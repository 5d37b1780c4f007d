/** Who may use the host: a one-time token in the printed address is exchanged for a cookie of this run. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** More browsers than a person uses; the oldest is forgotten. */
const sessionsMax = 20;

export type Door = ReturnType<typeof createDoor>;

export function createDoor() {
  let token: string | null = newSecret();
  const sessions: Buffer[] = [];
  return {
    /** The token of the printed address, or null once it was used. */
    token: () => token,
    /** A fresh token when the last one was used; at most one is open at any time. */
    renew(): string {
      token ??= newSecret();
      return token;
    },
    /** Uses the token up. @returns the secret of a new session, or null for a wrong or used token. */
    enter(candidate: string): string | null {
      if (token === null || !same(digest(candidate), digest(token))) return null;
      token = null;
      const secret = newSecret();
      sessions.push(digest(secret));
      if (sessions.length > sessionsMax) sessions.shift();
      return secret;
    },
    knows(secret: string): boolean {
      const wanted = digest(secret);
      return sessions.some((session) => same(session, wanted));
    },
  };
}

const newSecret = () => randomBytes(32).toString('base64url');
const digest = (secret: string) => createHash('sha256').update(secret).digest();
const same = (a: Buffer, b: Buffer) => timingSafeEqual(a, b);
