/** The token of tests of the tutor is the student's id: sign-in has tests of its own. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Authenticate } from '#cloud/http/authenticate';

export const tokenIsStudent: Authenticate = (authorization) => {
  const userId = authorization?.slice('Bearer '.length);
  if (userId === undefined) return Promise.reject(new AppError('session.required'));
  return Promise.resolve({ session: { userId, sessionId: userId }, standing: Promise.resolve() });
};
