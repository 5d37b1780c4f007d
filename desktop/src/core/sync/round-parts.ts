/** What one round with the server stands on. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Route } from '@answly/shared/http/route';
import type { Told } from '@answly/shared/sync/protocol';
import type { Account } from '#desktop/core/account/account';
import type { CloudClient } from '#desktop/core/http/cloud-client';
import type { AnswerOf, RequestOf } from '#desktop/core/http/route-types';
import type { Device } from '#desktop/core/storage/device';
import type { Documents } from '#desktop/core/storage/documents';
import type { FactLog } from '#desktop/core/storage/facts';
import type { LargeDeletion, LargeDeletions } from '#desktop/core/storage/large-deletion';
import type { News } from './news.ts';

export interface RoundParts {
  client: CloudClient;
  account: Account;
  log: FactLog;
  documents: Documents;
  deletions: LargeDeletions;
  device: Device;
  /** By the server's clock, as far as it is known. */
  now: () => number;
  /** Ends the requests of a round that is no longer wanted. */
  signal?: AbortSignal;
  /** Runs work in one transaction of the study file. */
  atomically: <T>(work: () => T) => T;
  /** The student has to say a word before what comes next is stored. */
  needsWord: (about: LargeDeletion) => void;
  /** Lets a student's own calls through between two slices of long work. */
  pause: () => Promise<void>;
  /** Called with what each answer about facts tells. */
  heard: (told: Told) => void;
  /** Called as the round goes on, with the share that is done. */
  report: (phase: 'pushing' | 'pulling', progress: number) => void;
  /** Called when facts or documents of other devices have been stored. */
  arrived: (what: News) => void;
}

/** One call with a good access token; none once the round is stopped. */
export async function ask<R extends Route>(
  { client, account, signal }: RoundParts,
  route: R,
  request: RequestOf<R>,
): Promise<AnswerOf<R>> {
  if (signal?.aborted === true) throw new AppError('network.offline');
  const answer = account.withToken((accessToken) =>
    client.send(route, request, { accessToken, ...(signal === undefined ? {} : { signal }) }),
  );
  return signal === undefined ? answer : untilAborted(answer, signal);
}

/**
 * A stop does not wait for what the account asks meanwhile, such as a new access token. The answer is listened to in any
 * case: its failure behind a stop is no one else's.
 */
function untilAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new AppError('network.offline'));
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
