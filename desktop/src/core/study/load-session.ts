/** A session read from the study file, with what was done at each place. */
import { AppError } from '@answly/shared/errors/app-error';
import type { StudyMode } from '@answly/shared/model/attempt';
import type { Certainty, MissReason } from '@answly/shared/model/self-judgement';
import type { Response } from '@answly/shared/model/response';
import type { FormEntry } from '@answly/shared/model/session';
import type { SessionTerms } from '@answly/shared/model/session-terms';
import { closedByExams } from '#desktop/core/exam/refuse-in-exam';
import type { Db } from '#desktop/core/storage/db';
import { titleLocale } from './title-locale.ts';

/** The attempt that counts at a place: the first, should two devices have answered it. */
export interface PlaceAttempt {
  id: string;
  response: Response | null;
  scoreMilli: number;
  maxMilli: number;
  durationMs: number;
  certainty: Certainty | null;
  hintLevel: number;
  reason: MissReason | null;
}

export interface Session {
  id: string;
  mode: StudyMode;
  title: string;
  /** Null where the title is none of an installed pack. */
  titleLocale: string | null;
  startedAt: number;
  over: boolean;
  form: FormEntry[];
  /** Null in practice, where each answer is final and its feedback follows at once. */
  terms: SessionTerms | null;
  /** The highest turn of its events. */
  turn: number;
  /** When its newest event was, in milliseconds since 1970 by the order of SY9. */
  saidAt: number;
  /** By position; undefined where nothing was answered, also where a timed session counts that as an attempt. */
  attempts: (PlaceAttempt | undefined)[];
  /** By position: an exam that is not over asks the question, this one or another, and keeps its key closed. */
  closed: boolean[];
  /** The last word on each named thing, such as `position` or `flagged:3`, in the order they were said. */
  marks: Map<string, string>;
}

interface SessionRow {
  mode: StudyMode;
  title: string;
  titleLocale: string | null;
  form: string;
  terms: string | null;
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
    .prepare<SessionRow>(
      `SELECT mode, title, ${titleLocale('session')} AS titleLocale, form, terms, started_at AS startedAt, over
       FROM session WHERE id = ?`,
    )
    .get(sessionId);
  if (!row) throw new AppError('study.session-unknown');
  const form = JSON.parse(row.form) as FormEntry[];
  const done = loadAttempts(db, sessionId, row.terms !== null);
  const marks = db
    .prepare<{ name: string; value: string; turn: number; at: number }>(
      'SELECT name, value, turn, at FROM session_mark WHERE session_id = ? ORDER BY turn, at, device_id, device_seq',
    )
    .all(sessionId);
  return {
    ...row,
    id: sessionId,
    over: row.over === 1,
    form,
    terms: row.terms === null ? null : (JSON.parse(row.terms) as SessionTerms),
    turn: marks.at(-1)?.turn ?? 0,
    saidAt: marks.at(-1)?.at ?? row.startedAt,
    attempts: form.map(({ packId, itemId }) => done.get(`${packId} ${itemId}`)),
    closed: form.map(closedByExams(db)),
    marks: new Map(marks.map(({ name, value }) => [name, value])),
  };
}

/** @param answered leaves out what was left blank. */
function loadAttempts(db: Db, sessionId: string, answered: boolean): Map<string, PlaceAttempt> {
  const rows = db
    .prepare<AttemptRow>(
      `SELECT fact.id, pack_id AS packId, item_id AS itemId, body -> '$.response' AS response,
         body ->> '$.scoreMilli' AS scoreMilli, body ->> '$.maxMilli' AS maxMilli,
         body ->> '$.durationMs' AS durationMs, body ->> '$.certainty' AS certainty,
         coalesce(body ->> '$.hintLevel', 0) AS hintLevel, reason
       FROM attempt JOIN fact USING (local) JOIN studied_item ON studied_item.key = attempt.item
       LEFT JOIN miss_reason ON miss_reason.attempt_id = fact.id
       WHERE attempt.session = (SELECT key FROM studied_session WHERE id = $sessionId)
         AND NOT ($answered AND body ->> '$.response' IS NULL)
       ORDER BY coalesce(effective_at, fact.at) DESC, fact.device_id DESC, fact.device_seq DESC`,
    )
    .all({ sessionId, answered: answered ? 1 : 0 });
  // Latest first, so that the earliest is the one that stays.
  return new Map(
    rows.map(({ packId, itemId, response, ...attempt }) => [
      `${packId} ${itemId}`,
      { ...attempt, response: response === null ? null : (JSON.parse(response) as Response) },
    ]),
  );
}
