/** How a session went by topic, the weakest first. */
import type { TopicResult } from '#desktop/contract/study';
import { shareOf, weakestFirst } from '#desktop/core/stats/share';

/** A place as it was marked, with what it is about. */
export interface Marked {
  topics: readonly string[];
  locale: string;
  scoreMilli: number;
  maxMilli: number;
}

export function topicResults(places: readonly Marked[]): TopicResult[] {
  const byTopic = new Map<string, Marked[]>();
  for (const place of places)
    for (const topic of new Set(place.topics)) byTopic.set(topic, [...(byTopic.get(topic) ?? []), place]);
  return [...byTopic]
    .filter(([topic, about]) => !isToldByBroader(topic, about, byTopic))
    .map(([topic, about]) => resultOf(topic, about))
    .toSorted(weakestFirst);
}

/**
 * One question says next to nothing of a topic. Where it also stands under a broader one of the same beginning, as `T5A`
 * under `T5`, with more questions, that one tells of it.
 */
function isToldByBroader(
  topic: string,
  about: readonly Marked[],
  byTopic: ReadonlyMap<string, readonly Marked[]>,
): boolean {
  const [only] = about;
  if (only === undefined || about.length > 1) return false;
  return only.topics.some(
    (other) => other !== topic && topic.startsWith(other) && (byTopic.get(other)?.length ?? 0) > 1,
  );
}

function resultOf(topic: string, about: readonly Marked[]): TopicResult {
  const rightMilli = about.reduce((total, { scoreMilli }) => total + scoreMilli, 0);
  const maxMilli = about.reduce((total, place) => total + place.maxMilli, 0);
  const attempts = about.length;
  const locale = about[0]?.locale ?? '';
  return { topic, locale, rightMilli, maxMilli, attempts, share: shareOf(rightMilli, maxMilli, attempts) };
}
