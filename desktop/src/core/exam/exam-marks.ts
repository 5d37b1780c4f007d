/** The marks of a timed session: of all its places, blank ones as nothing. */
import type { FormSection } from '@answly/shared/model/session-terms';
import type { Db } from '#desktop/core/storage/db';
import { worthOf } from '#desktop/core/study/worth';
import type { TimedSession } from './exam-state.ts';

export interface Marks {
  scoreMilli: number;
  /** What a fully right paper is worth. */
  maxMilli: number;
}

/** @param part all of the session unless one section is named. */
export function marksOfSession(db: Db, session: TimedSession, part?: FormSection): Marks {
  const { first, count } = part ?? { first: 0, count: session.form.length };
  let [scoreMilli, maxMilli] = [0, 0];
  for (const [at, entry] of session.form.slice(first, first + count).entries()) {
    const attempt = session.attempts[first + at];
    scoreMilli += attempt?.scoreMilli ?? 0;
    maxMilli += attempt?.maxMilli ?? worthOf(db, entry, session.terms.marking);
  }
  return { scoreMilli, maxMilli };
}
