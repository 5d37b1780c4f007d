/** Calls about the account, sync, the tutor, and this installation. */
import { limits } from '@answly/shared/limits';
import { tutorSource } from '@answly/shared/http/tutor';
import { problem } from '@answly/shared/errors/problem';
import { z } from 'zod';
import { calls } from './call.ts';

export const accountState = z.object({
  /** `expired`: signed in before, but the server wants the password again. */
  status: z.enum(['none', 'signed-in', 'expired']),
  email: z.string().nullable(),
  cloudUrl: z.string(),
  deviceId: z.uuid(),
  deviceName: z.string(),
  /** `memory`: no keyring here, so the sign-in lasts until Answly closes. */
  keeper: z.enum(['keyring', 'memory']),
});
export type AccountState = z.infer<typeof accountState>;

export const syncState = z.object({
  /** What the engine is doing now. */
  phase: z.enum(['off', 'idle', 'pushing', 'pulling', 'offline', 'backing-off', 'needs-sign-in']),
  waitingCount: z.int(),
  refused: z.array(
    z.object({ factId: z.uuid(), kind: z.string(), code: z.string(), detail: z.string(), at: z.int() }),
  ),
  lastSuccessAt: z.int().nullable(),
  lastProblem: problem.nullable(),
  nextTryAt: z.int().nullable(),
  /** Facts here and, as far as this device knows, on the server. */
  factsHere: z.int(),
  factsOnServer: z.int().nullable(),
  /** 0–1 while a long pull or push runs. */
  progress: z.number().nullable(),
});
export type SyncState = z.infer<typeof syncState>;

export const settings = z.object({
  appearance: z.enum(['system', 'light', 'dark']),
  contrast: z.enum(['system', 'more']),
  /** Page zoom, 1 = 100 %. */
  textSize: z.number().min(0.8).max(2),
});

export const tutorAnswer = z.object({
  requestId: z.uuid(),
  optionId: z.string().nullable(),
  source: tutorSource,
  text: z.string(),
  at: z.int(),
});
export type TutorAnswer = z.infer<typeof tutorAnswer>;

const credentials = z.object({
  email: z.string().max(limits.emailCharsMax),
  password: z.string().max(limits.passwordCharsMax),
});

export const accountCalls = calls({
  'app.info': {
    input: z.object({}),
    output: z.object({
      version: z.string(),
      host: z.enum(['electron', 'browser']),
      platform: z.string(),
      /** What happened to the study file at this start, if anything the student should know. */
      notice: z.enum(['damaged-set-aside', 'backup-restored']).nullable(),
    }),
  },
  'settings.get': { input: z.object({}), output: settings },
  'settings.set': { input: settings.partial(), output: settings },
  'account.state': { input: z.object({}), output: accountState },
  'account.register': { input: credentials, output: accountState },
  'account.signIn': { input: credentials, output: accountState },
  'account.signOut': { input: z.object({}), output: accountState },
  'account.setCloudUrl': { input: z.object({ cloudUrl: z.url() }), output: accountState },
  'sync.state': { input: z.object({}), output: syncState },
  'sync.now': { input: z.object({}), output: syncState },
  'sync.retryRefused': { input: z.object({ factId: z.uuid() }), output: syncState },
  /** Starts an explanation; text comes as `tutor.delta` events, the end as `tutor.done` or `tutor.failed`. */
  'tutor.explain': {
    input: z.object({
      requestId: z.uuid(),
      sessionId: z.uuid(),
      position: z.int().min(0),
      optionId: z.string().nullable(),
      locale: z.string(),
    }),
    output: z.object({ requestId: z.uuid() }),
  },
  'tutor.cancel': { input: z.object({ requestId: z.uuid() }), output: z.object({}) },
  /** Answers kept on this device for the item at a place, oldest first. */
  'tutor.kept': {
    input: z.object({ sessionId: z.uuid(), position: z.int().min(0) }),
    output: z.array(tutorAnswer),
  },
});
