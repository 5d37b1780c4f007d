/** Routes of accounts and sign-in. */
import { z } from 'zod';
import { limits } from '../limits.ts';
import { route } from './route.ts';

export const email = z
  .email()
  .max(limits.emailCharsMax)
  .transform((address) => address.trim().toLowerCase());
export const password = z.string().min(limits.passwordCharsMin).max(limits.passwordCharsMax);

/** Without control characters: Postgres keeps no text with a NUL in it. */
export const deviceName = z
  .string()
  .min(1)
  .max(limits.deviceNameCharsMax)
  .regex(/^\P{Cc}*$/u, 'must not hold control characters');
/** What a student calls a device. */
export const chosenDeviceName = deviceName.regex(/\S/u, 'must not be blank');

/** What a device gets when it has signed in or refreshed. */
export const grant = z.object({
  userId: z.uuid(),
  email: z.string(),
  sessionId: z.uuid(),
  accessToken: z.string(),
  accessExpiresInSeconds: z.int(),
  /** Opaque; used once, then replaced. */
  refreshToken: z.string(),
});
export type Grant = z.infer<typeof grant>;

const credentials = z.object({
  email,
  password,
  deviceId: z.uuid(),
  deviceName,
});

export const register = route({
  method: 'POST',
  path: '/v1/accounts',
  summary: 'Create an account and sign this device in',
  auth: false,
  body: credentials,
  answer: { kind: 'json', status: 201, schema: grant },
  problems: ['account.email-taken', 'account.password-weak', 'rate.limited'],
});

export const signIn = route({
  method: 'POST',
  path: '/v1/sessions',
  summary: 'Sign this device in',
  auth: false,
  body: credentials.extend({ password: z.string().max(limits.passwordCharsMax) }),
  answer: { kind: 'json', status: 201, schema: grant },
  problems: ['account.credentials-wrong', 'rate.limited'],
});

export const refresh = route({
  method: 'POST',
  path: '/v1/sessions/refresh',
  summary: 'Exchange a refresh token for its successor and a new access token',
  auth: false,
  body: z.object({ refreshToken: z.string().min(20).max(200) }),
  answer: { kind: 'json', status: 200, schema: grant },
  problems: ['session.expired', 'session.reused'],
});

export const signOut = route({
  method: 'DELETE',
  path: '/v1/sessions/current',
  summary: 'End this device’s session',
  auth: true,
  answer: { kind: 'empty', status: 204 },
  problems: ['session.required'],
});

export const eraseAccount = route({
  method: 'POST',
  path: '/v1/accounts/erase',
  summary: 'Delete the account and everything the server holds of it, for good (SY13)',
  auth: true,
  body: z.object({ password: z.string().max(limits.passwordCharsMax) }),
  answer: { kind: 'empty', status: 204 },
  problems: ['account.credentials-wrong', 'rate.limited', 'session.required'],
});
