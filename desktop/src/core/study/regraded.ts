/** What an attempt would score by the corrected version of its question that is installed now: both scores stand. */
import { plainMarking, type MarkingRules } from '@answly/shared/model/marking';
import type { Response } from '@answly/shared/model/response';
import type { FormEntry } from '@answly/shared/model/session';
import { keyResponse } from '@answly/shared/scoring/key-response';
import { regrade } from '@answly/shared/scoring/regrade';
import type { Score } from '@answly/shared/scoring/score';
import { loadItem } from '#desktop/core/library/load-item';
import type { Db } from '#desktop/core/storage/db';
import { itemIfHere } from './item-if-here.ts';
import type { PlaceAttempt, Session } from './load-session.ts';

export interface Regraded extends Score {
  change: 'better' | 'worse';
  /** The corrected key. */
  keyResponse: Response | null;
}

/** Null where the question was not corrected since, or the correction changes nothing for this answer. */
export function regradedOf(
  db: Db,
  entry: FormEntry,
  { attempt, rules = plainMarking }: { attempt: PlaceAttempt; rules?: MarkingRules | undefined },
): Regraded | null {
  const { packId, itemId, itemVersion } = entry;
  const current = db
    .prepare<{ version: number }>(
      `SELECT i.version FROM edition e JOIN edition_item i ON i.edition_id = e.id
       WHERE e.pack_id = ? AND e.state = 'current' AND i.item_id = ?`,
    )
    .get(packId, itemId);
  if (current === undefined || current.version <= itemVersion) return null;
  const pinned = itemIfHere(() => loadItem(db, entry));
  const corrected = itemIfHere(() => loadItem(db, { packId, itemId, itemVersion: current.version }));
  if (pinned === undefined || corrected === undefined) return null;
  const { after, change } = regrade({
    attempt: { ...attempt, certainty: attempt.certainty ?? undefined },
    pinned,
    corrected,
    rules,
  });
  if (after === null || change === 'none') return null;
  return { ...after, change, keyResponse: keyResponse(corrected) };
}

/** The marks of a whole session by corrected questions; null where no correction changes any. */
export function regradedSession(
  db: Db,
  session: Session,
  { scoreMilli, maxMilli }: Score,
): { positions: number[]; scoreMilli: number; maxMilli: number } | null {
  const positions: number[] = [];
  let marks = { scoreMilli, maxMilli };
  session.form.forEach((entry, position) => {
    // What is wrong now would be read from its name.
    const attempt = session.closed[position] === true ? undefined : session.attempts[position];
    const regraded = attempt && regradedOf(db, entry, { attempt, rules: session.terms?.marking });
    if (!regraded) return;
    positions.push(position);
    marks = {
      scoreMilli: marks.scoreMilli - attempt.scoreMilli + regraded.scoreMilli,
      maxMilli: marks.maxMilli - attempt.maxMilli + regraded.maxMilli,
    };
  });
  return positions.length === 0 ? null : { positions, ...marks };
}
