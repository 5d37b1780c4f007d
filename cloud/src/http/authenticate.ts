/** From an Authorization header to a session that is alive now. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Session } from '#cloud/domain/accounts/session';

const bearer = /^Bearer ([\w.-]{1,4096})$/i;

export interface AuthenticateParts {
  /** The claims of a genuine, unexpired access token, or undefined. */
  verify: (token: string) => Promise<Session | undefined>;
  /** Whether the session still stands: sign-out ends access at once, not when the token expires. */
  isLive: (session: Session) => Promise<boolean>;
}

export function createAuthenticate(parts: AuthenticateParts) {
  return async (authorization: string | undefined): Promise<Session> => {
    const token = bearer.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new AppError('session.required');
    const session = await parts.verify(token);
    if (session === undefined || !(await parts.isLive(session))) throw new AppError('session.expired');
    return session;
  };
}
