/** What a failed round means: what the student sees, and when it is tried again. */
import type { Problem } from '@answly/shared/errors/problem';
import type { SyncState } from '#desktop/contract/account';
import { backoffMs } from './backoff.ts';

/** A version that is too old may still send; reading is tried again now and then, should the server change. */
const tooOldRetryMs = 3_600_000;

/** @returns null where only the student can help. */
export function waitAfter(told: Problem, failures: number, random: number): number | null {
  if (told.retry === 'after-auth' || told.code === 'sync.decision-needed') return null;
  if (told.code === 'sync.client-too-old') return tooOldRetryMs;
  return backoffMs(failures, random, told.retryAfterSeconds);
}

export function phaseOf(told: Problem): SyncState['phase'] {
  if (told.retry === 'after-auth') return 'needs-sign-in';
  switch (told.code) {
    case 'network.offline':
      return 'offline';
    case 'sync.decision-needed':
      return 'needs-decision';
    case 'sync.client-too-old':
      return 'too-old';
    default:
      return 'backing-off';
  }
}
