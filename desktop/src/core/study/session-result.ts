/** How a session went, by question and by topic. */
import type { SessionResult, TopicResult } from '#desktop/contract/study';
import { shareOf, weakestFirst } from '#desktop/core/stats/share';
import { isRight } from './is-right.ts';
import type { PlaceAttempt, Session } from './load-session.ts';
import { sessionViewOf, showsFeedback } from './session-view.ts';

/** An answered place with what it is about. */
export interface AnsweredPlace {
  attempt: PlaceAttempt;
  position: number;
  topics: readonly string[];
}

/**
 * Practice counts what was answered; a timed block or exam counts every place, blank ones as nothing.
 * @param blankMaxMilli marks of the places that were not answered.
 */
export function sessionResultOf(
  session: Session,
  places: AnsweredPlace[],
  blankMaxMilli: number,
): SessionResult {
  const sum = (pick: (attempt: PlaceAttempt) => number) =>
    places.reduce((total, { attempt }) => total + pick(attempt), 0);
  const countsBlanks = !showsFeedback({ ...session, over: false });
  const wrong = places.filter(({ attempt }) => !isRight(attempt));
  return {
    session: sessionViewOf(session),
    scoreMilli: sum((attempt) => attempt.scoreMilli),
    maxMilli: sum((attempt) => attempt.maxMilli) + (countsBlanks ? blankMaxMilli : 0),
    answeredCount: places.length,
    rightCount: places.length - wrong.length,
    wrongPositions: wrong.map(({ position }) => position),
    activeMs: sum((attempt) => attempt.durationMs),
    topics: topicResults(places),
    sureAndWrongCount: wrong.filter(({ attempt }) => attempt.certainty === 'sure').length,
  };
}

function topicResults(places: AnsweredPlace[]): TopicResult[] {
  const topics = new Set(places.flatMap((place) => place.topics));
  return [...topics]
    .map((topic) => {
      const about = places.filter((place) => place.topics.includes(topic)).map(({ attempt }) => attempt);
      const rightMilli = about.reduce((total, { scoreMilli }) => total + scoreMilli, 0);
      const maxMilli = about.reduce((total, attempt) => total + attempt.maxMilli, 0);
      return {
        topic,
        rightMilli,
        maxMilli,
        attempts: about.length,
        share: shareOf(rightMilli, maxMilli, about.length),
      };
    })
    .toSorted(weakestFirst);
}
