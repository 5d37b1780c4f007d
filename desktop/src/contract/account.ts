/** Calls about the account, sync, and this installation. */
import { limits } from '@answly/shared/limits';
import { chosenDeviceName } from '@answly/shared/http/accounts';
import { device } from '@answly/shared/http/devices';
import { problem } from '@answly/shared/errors/problem';
import { timeFactor } from '@answly/shared/model/session-terms';
import { z } from 'zod';
import { calls } from './call.ts';

export const accountState = z.object({
  /**
   * `expired`: signed in before, but the server wants the password again. `revoked`: this device was signed out from
   * another one.
   */
  status: z.enum(['none', 'signed-in', 'expired', 'revoked']),
  email: z.string().nullable(),
  cloudUrl: z.string(),
  deviceId: z.uuid(),
  deviceName: z.string(),
  /** `memory`: no keyring here, so the sign-in lasts until Answly closes. */
  keeper: z.enum(['keyring', 'memory']),
  /** E-mail addresses of other students whose work is on this computer, unseen (SY17). */
  others: z.array(z.string()),
});
export type AccountState = z.infer<typeof accountState>;

export const syncState = z.object({
  /** What the engine is doing now. */
  phase: z.enum([
    'off',
    'idle',
    'pushing',
    'pulling',
    'offline',
    'backing-off',
    'needs-sign-in',
    /** The server has another history: what it lacks is found and sent again. */
    'repairing',
    /** A large deletion of another device waits for the student's word. */
    'needs-decision',
    /** Sends, but cannot read before Answly is updated. */
    'too-old',
  ]),
  /** Changes that the server does not have. */
  waitingCount: z.int(),
  refused: z.array(
    z.object({
      /** Of the fact, or the key of the document. */
      id: z.string(),
      /** Of the fact, or what the document's key begins with. */
      kind: z.string(),
      code: z.string(),
      detail: z.string(),
    }),
  ),
  lastSuccessAt: z.int().nullable(),
  lastProblem: problem.nullable(),
  nextTryAt: z.int().nullable(),
  /** Facts here and, as far as this device knows, on the server. */
  factsHere: z.int(),
  factsOnServer: z.int().nullable(),
  /** 0–1 while a long pull or push runs. */
  progress: z.number().nullable(),
  /** What a reset of progress on another device would take away, of all that counts. */
  decision: z.object({ factId: z.uuid(), attemptCount: z.int(), totalCount: z.int() }).nullable(),
});
export type SyncState = z.infer<typeof syncState>;

export const settings = z.object({
  appearance: z.enum(['system', 'light', 'dark']),
  contrast: z.enum(['system', 'more']),
  /** Page zoom, 1 = 100 %. */
  textSize: z.number().min(0.8).max(2),
  /** What exams and timed blocks begin with unless another one is chosen at their start. */
  timeFactor,
});

const credentials = z.object({
  email: z.string().max(limits.emailCharsMax),
  password: z.string().max(limits.passwordCharsMax),
});

const appInfo = z.object({
  version: z.string(),
  host: z.enum(['electron', 'browser']),
  platform: z.string(),
  /** What happened to the study file or the list of profiles at this start, while the student has not read it. */
  notice: z.enum(['damaged-set-aside', 'backup-restored', 'profiles-recovered']).nullable(),
  /** What is left of the room on the disk that is kept for an exam; all of it unless the disk is as good as full. */
  reserve: z.enum(['all', 'some', 'none']),
  /** Whose work is shown, by a name that tells nothing: with another one a window begins anew. */
  profileId: z.string(),
});

export const accountCalls = calls({
  'app.info': { input: z.object({}), output: appInfo },
  'app.dismissNotice': { input: z.object({}), output: appInfo },
  'settings.get': { input: z.object({}), output: settings },
  'settings.set': { input: settings.partial(), output: settings },
  'account.state': { input: z.object({}), output: accountState },
  'account.register': { input: credentials, output: accountState },
  'account.signIn': { input: credentials, output: accountState },
  /**
   * Refused with `account.unsynced` while changes wait that the server does not have, unless the student has said that
   * they are to stay on this computer (SY17).
   */
  'account.signOut': {
    input: z.object({ unsynced: z.enum(['ask', 'keep']) }),
    output: accountState,
  },
  /** Deletes the account and all that the server holds of it; what is on this computer stays (SY13). */
  'account.erase': {
    input: z.object({ password: z.string().max(limits.passwordCharsMax) }),
    output: accountState,
  },
  /** Refused with `account.signed-in` as long as somebody is. */
  'account.setCloudUrl': {
    input: z.object({ cloudUrl: z.url({ protocol: /^https?$/u }) }),
    output: accountState,
  },
  'sync.state': { input: z.object({}), output: syncState },
  /** What `waitingCount` counts, by the kind of a fact or document; a session's flags apart from its other events. */
  'sync.waiting': {
    input: z.object({}),
    output: z.array(z.object({ kind: z.string(), count: z.int() })),
  },
  'sync.now': { input: z.object({}), output: syncState },
  /** The student's word on `decision`: let it happen, or keep what it would take away. */
  'sync.decide': { input: z.object({ word: z.enum(['accept', 'keep']) }), output: syncState },
  /** Every refused change whole, or every one that is not on the server, as JSON for a file (SY5, SY14). */
  'sync.export': {
    input: z.object({ which: z.enum(['refused', 'unsynced']) }),
    output: z.object({ json: z.string(), count: z.int() }),
  },
  'sync.retryRefused': { input: z.object({ id: z.string() }), output: syncState },
  /** The devices that were ever signed in to this account; the most recently seen first (SY14). */
  'devices.list': { input: z.object({}), output: z.array(device) },
  /** Of this device or another one. @returns the devices afterwards. */
  'devices.rename': {
    input: z.object({ deviceId: z.uuid(), name: chosenDeviceName }),
    output: z.array(device),
  },
  /** Ends the access of another device. @returns the devices afterwards. */
  'devices.revoke': { input: z.object({ deviceId: z.uuid() }), output: z.array(device) },
});
