/** From an Authorization header to a session that stands. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Session } from '#cloud/domain/accounts/session';

const bearer = /^Bearer ([\w.-]{1,4096})$/i;

export interface AuthenticateParts {
  /** The claims of a genuine, unexpired access token, or undefined. */
  verify: (token: string) => Promise<Session | undefined>;
  /** Whether the session still stands: sign-out ends access now (`start-accounts.ts`), not when the token expires. */
  isLive: (session: Session) => Promise<boolean>;
}

/** A session whose token is genuine, and the check that is under way whether it still stands. */
export interface Claimed {
  session: Session;
  /** Rejects with `session.expired` where it does not. */
  standing: Promise<void>;
}

export type Authenticate = (authorization: string | undefined) => Promise<Claimed>;

/** @throws AppError session.required, session.expired */
export function createAuthenticate(parts: AuthenticateParts): Authenticate {
  return async (authorization) => {
    const token = bearer.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new AppError('session.required');
    const session = await parts.verify(token);
    if (session === undefined) throw new AppError('session.expired');
    const standing = parts.isLive(session).then((live) => {
      if (!live) throw new AppError('session.expired');
    });
    // Whoever needs it awaits it; nobody does where the request is refused for something else first.
    standing.catch(() => undefined);
    return { session, standing };
  };
}
