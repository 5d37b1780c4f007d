/** How a session went, by question and by topic. */
import type { SessionResult } from '#desktop/contract/study';
import { isRight } from './is-right.ts';
import type { PlaceAttempt, Session } from './load-session.ts';
import { showsFeedback } from './session-view.ts';
import { topicResults, type Marked } from './topic-results.ts';

/** An answered place with what it is about. */
export interface AnsweredPlace extends Pick<Marked, 'topics' | 'locale'> {
  attempt: PlaceAttempt;
}

/** A place that was not answered. */
export type BlankPlace = Omit<Marked, 'scoreMilli'>;

/** Practice counts what was answered; a timed block or exam counts every place, blank ones as nothing. */
export function sessionResultOf(
  session: Session,
  places: AnsweredPlace[],
  blanks: BlankPlace[],
): Omit<SessionResult, 'session' | 'outcome' | 'earlier' | 'regraded'> {
  const sum = (pick: (attempt: PlaceAttempt) => number) =>
    places.reduce((total, { attempt }) => total + pick(attempt), 0);
  const counted = showsFeedback({ ...session, over: false }) ? [] : blanks;
  const wrong = places.filter(({ attempt }) => !isRight(attempt));
  return {
    scoreMilli: sum((attempt) => attempt.scoreMilli),
    maxMilli:
      sum((attempt) => attempt.maxMilli) + counted.reduce((total, { maxMilli }) => total + maxMilli, 0),
    answeredCount: places.length,
    rightCount: places.length - wrong.length,
    topics: topicResults([
      ...places.map(({ attempt, topics, locale }) => ({ ...attempt, topics, locale })),
      ...counted.map((blank) => ({ ...blank, scoreMilli: 0 })),
    ]),
    sureAndWrongCount: wrong.filter(({ attempt }) => attempt.certainty === 'sure').length,
    hintedCount: places.filter(({ attempt }) => attempt.hintLevel > 0).length,
  };
}
