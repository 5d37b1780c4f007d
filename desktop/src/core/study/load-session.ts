/** A session read from the study file, with what was done at each place. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Certainty, MissReason, StudyMode } from '@answly/shared/model/attempt';
import type { Response } from '@answly/shared/model/response';
import type { FormEntry } from '@answly/shared/model/session';
import type { Db } from '#desktop/core/storage/db';

/** The attempt that counts at a place: the first, should two devices have answered it. */
export interface PlaceAttempt {
  id: string;
  response: Response | null;
  scoreMilli: number;
  maxMilli: number;
  durationMs: number;
  certainty: Certainty | null;
  reason: MissReason | null;
}

export interface Session {
  id: string;
  mode: StudyMode;
  title: string;
  startedAt: number;
  over: boolean;
  form: FormEntry[];
  /** By position; undefined where nothing was answered. */
  attempts: (PlaceAttempt | undefined)[];
  /** The last word on each named thing, such as `position` or `flagged:3`. */
  marks: Map<string, string>;
}

interface SessionRow {
  mode: StudyMode;
  title: string;
  form: string;
  startedAt: number;
  over: number;
}

interface AttemptRow extends Omit<PlaceAttempt, 'response'> {
  packId: string;
  itemId: string;
  response: string | null;
}

/** @throws AppError `study.session-unknown`. */
export function loadSession(db: Db, sessionId: string): Session {
  const row = db
    .prepare<SessionRow>('SELECT mode, title, form, started_at AS startedAt, over FROM session WHERE id = ?')
    .get(sessionId);
  if (!row) throw new AppError('study.session-unknown');
  const form = JSON.parse(row.form) as FormEntry[];
  const done = loadAttempts(db, sessionId);
  const marks = db
    .prepare<{ name: string; value: string }>('SELECT name, value FROM session_mark WHERE session_id = ?')
    .all(sessionId);
  return {
    ...row,
    id: sessionId,
    over: row.over === 1,
    form,
    attempts: form.map(({ packId, itemId }) => done.get(`${packId} ${itemId}`)),
    marks: new Map(marks.map(({ name, value }) => [name, value])),
  };
}

function loadAttempts(db: Db, sessionId: string): Map<string, PlaceAttempt> {
  const rows = db
    .prepare<AttemptRow>(
      `SELECT fact.id, pack_id AS packId, item_id AS itemId, response, score_milli AS scoreMilli,
         max_milli AS maxMilli, duration_ms AS durationMs, certainty, reason
       FROM attempt JOIN fact USING (local) LEFT JOIN miss_reason ON miss_reason.attempt_id = fact.id
       WHERE attempt.session_id = ? ORDER BY attempt.at DESC, fact.device_id DESC, fact.device_seq DESC`,
    )
    .all(sessionId);
  // Latest first, so that the earliest is the one that stays.
  return new Map(
    rows.map(({ packId, itemId, response, ...attempt }) => [
      `${packId} ${itemId}`,
      { ...attempt, response: response === null ? null : (JSON.parse(response) as Response) },
    ]),
  );
}
