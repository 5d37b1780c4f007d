/** Scores what stands in a timed session that ends: from then on these are attempts like any other. */
import type { Attempt } from '@answly/shared/model/attempt';
import type { Item } from '@answly/shared/model/item';
import type { MarkingRules } from '@answly/shared/model/marking';
import type { Response } from '@answly/shared/model/response';
import { readably } from '@answly/shared/scoring/readably';
import { score, type Score } from '@answly/shared/scoring/score';
import { loadItem } from '#desktop/core/library/load-item';
import type { Db } from '#desktop/core/storage/db';
import type { SessionNow } from '#desktop/core/study/session-log';
import type { AnsweredMark } from '#desktop/core/study/session-marks';
import { timeAtPlace } from './time-at-place.ts';
import { standingAt } from './standing.ts';
import type { TimedSession } from './exam-state.ts';

/** In the order of the form; a place that was seen and left blank is one without a response, one never seen is none. */
export function attemptsOf(db: Db, session: TimedSession, now: Pick<SessionNow, 'spentMs'>): Attempt[] {
  const { id: sessionId, mode, form, terms } = session;
  return form.flatMap(({ packId, itemId, itemVersion }, position): Attempt[] => {
    const standing = standingAt(session, position) ?? seenBlank(session, position);
    if (standing === null) return [];
    // What another device has handed in already stands.
    if (session.attempts[position] !== undefined) return [];
    const { response, certainty } = standing;
    const durationMs = response === null ? timeAtPlace(session, position, now) : standing.durationMs;
    const item = loadItem(db, { packId, itemId, itemVersion });
    const marks = { ...scoreStanding(item, standing, terms.marking), durationMs, hintLevel: 0 };
    const stated = certainty === null ? {} : { certainty };
    return [{ sessionId, packId, itemId, itemVersion, mode, response, ...marks, ...stated }];
  });
}

function seenBlank({ marks }: TimedSession, position: number): AnsweredMark | null {
  return marks.has(`viewed:${position}`) ? { response: null, certainty: null, durationMs: 0 } : null;
}

/** What cannot be read as a number, or does not fit the question as it is here, earns nothing: there is nobody left to ask. */
function scoreStanding(item: Item, { response, certainty }: AnsweredMark, rules: MarkingRules): Score {
  const marking = { rules, certainty };
  return (
    readably(() => score(item, response && readable(item, response), marking)) ?? score(item, null, marking)
  );
}

/** The other gaps of a text are not lost by one that cannot be read. */
function readable(item: Item, response: Response): Response {
  if (response.type !== 'cloze') return response;
  const gaps = Object.entries(response.gaps).filter(
    ([id, text]) => readably(() => score(item, { type: 'cloze', gaps: { [id]: text } })) !== null,
  );
  return { ...response, gaps: Object.fromEntries(gaps) };
}
