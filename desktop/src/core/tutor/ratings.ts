/** What a student thinks of the tutor's answers: kept at once, and sent when the server can be reached. */
import { AppError } from '@answly/shared/errors/app-error';
import { problemKinds, type ProblemCode } from '@answly/shared/errors/codes';
import { rateTutor, type TutorMode } from '@answly/shared/http/tutor';
import type { CallInput } from '#desktop/contract/calls';
import type { RatingReason } from '#desktop/contract/tutor';
import type { Account } from '#desktop/core/account/account';
import type { Log } from '#desktop/core/ground';
import type { CloudClient } from '#desktop/core/http/cloud-client';
import type { TutorPlace } from '#desktop/core/network';
import type { Db } from '#desktop/core/storage/db';

type GivenRating = Pick<CallInput<'tutor.rate'>, 'helped' | 'reason'>;

/** In the study file, where `helped` is 0 or 1: what was said is taken back, and the server is to be told. */
export const takenBack = -1;

export interface Ratings {
  /** @throws AppError `request.invalid` for an answer that is not kept here. */
  rate(about: Pick<TutorPlace, 'packId' | 'itemId'>, requestId: string, rating: GivenRating): void;
  /**
   * Sends what waits, one after the other, until the server cannot be reached; one that it fails at waits for the next
   * time. Never rejects.
   */
  send(): Promise<void>;
  /** Sends no more: the study file is about to be closed. */
  stop(): void;
}

interface Waiting {
  requestId: string;
  packId: string;
  itemId: string;
  itemVersion: number;
  mode: TutorMode;
  helped: number;
  reason: RatingReason | null;
}

export interface RatingParts {
  db: Db;
  client: CloudClient;
  account: Account;
  log: Log;
}

/** With these the next rating would fare no better. */
const outOfReach: readonly ProblemCode[] = [
  'network.offline',
  'network.timeout',
  'network.garbled',
  'service.unavailable',
  'rate.limited',
];

export function createRatings({ db, client, account, log }: RatingParts): Ratings {
  const stopping = new AbortController();
  const { signal } = stopping;
  let sending = Promise.resolve();

  /** @returns whether to go on with the next. @throws what the study file cannot be written for. */
  async function sendOne(waiting: Waiting): Promise<boolean> {
    const body = bodyOf(waiting);
    try {
      await account.withToken((accessToken) => client.send(rateTutor, { body }, { accessToken, signal }));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { retry } = problemKinds[error.code];
      if (retry === 'after-auth' || outOfReach.includes(error.code)) return false;
      if (retry !== 'never') return true;
    }
    if (signal.aborted) return false;
    // What was changed meanwhile waits again.
    db.transaction(() =>
      db
        .prepare('UPDATE tutor_rating SET sent = 1 WHERE request_id = ? AND helped = ? AND reason IS ?')
        .run(waiting.requestId, waiting.helped, waiting.reason),
    );
    return true;
  }

  async function sendAll(): Promise<void> {
    let last = '';
    while (!signal.aborted) {
      const next = db
        .prepare<Waiting>(
          `SELECT request_id AS requestId, pack_id AS packId, item_id AS itemId, item_version AS itemVersion, mode, helped,
             reason
           FROM tutor_rating WHERE sent = 0 AND request_id > ? ORDER BY request_id LIMIT 1`,
        )
        .get(last);
      if (next === undefined || account.state().status !== 'signed-in') return;
      if (!(await sendOne(next))) return;
      last = next.requestId;
    }
  }

  return {
    rate({ packId, itemId }, requestId, { helped, reason }) {
      const kept = db.transaction(() =>
        db
          .prepare(
            `INSERT INTO tutor_rating (request_id, pack_id, item_id, item_version, mode, helped, reason)
             SELECT request_id, ?, item_id, item_version, mode, ?, ? FROM tutor_answer WHERE request_id = ? AND item_id = ?
             ON CONFLICT DO UPDATE SET helped = excluded.helped, reason = excluded.reason, sent = 0`,
          )
          .run(packId, Number(helped ?? takenBack), helped === false ? reason : null, requestId, itemId),
      );
      if (kept.changes === 0)
        throw new AppError('request.invalid', { detail: 'This answer is not kept here.' });
    },
    send() {
      sending = sending.then(sendAll).catch((error: unknown) => {
        if (!signal.aborted) log('sending ratings failed', error);
      });
      return sending;
    },
    stop: () => stopping.abort(),
  };
}

function bodyOf({ helped, reason, ...about }: Waiting) {
  return {
    ...about,
    helped: helped === takenBack ? null : helped === 1,
    ...(reason === null ? {} : { reason }),
  };
}
