/** What the states of a question on the map are called, and how many there are of each. */
import type { SessionView } from '#desktop/contract/study';

type Entry = SessionView['entries'][number];

const names: Record<Entry['state'], string> = {
  right: 'right',
  wrong: 'wrong',
  partial: 'right in part',
  answered: 'answered',
  todo: 'to do',
  unseen: 'not seen yet',
};

/** @param over nothing is to do any more. */
export function mapStateWords(state: Entry['state'], over = false): string {
  return over && (state === 'todo' || state === 'unseen') ? 'no answer' : names[state];
}

interface Standing {
  /** Answers are marked only at the end. */
  timed?: boolean | undefined;
  over?: boolean;
}

export interface MapCount {
  state: Entry['state'];
  flagged: boolean;
  words: string;
  count: number;
}

/** None is marked yet, as in an exam; an exam that is not over may close single ones. */
export function isUnmarked(entries: readonly Entry[]): boolean {
  const is = (...states: Entry['state'][]) => entries.some(({ state }) => states.includes(state));
  return is('answered') && !is('right', 'wrong', 'partial');
}

/** Marked at once: most sessions have none of these. */
const sometimes: readonly Entry['state'][] = ['partial', 'answered'];

/** The legend: states that occur, in a fixed order, then the flags. */
export function mapCounts(
  entries: readonly Entry[],
  { timed = isUnmarked(entries), over = false }: Standing = {},
): MapCount[] {
  const stateOf = (entry: Entry) => (entry.state === 'unseen' && !timed ? 'todo' : entry.state);
  const count = (state: Entry['state']) => entries.filter((entry) => stateOf(entry) === state).length;
  const order: Entry['state'][] = timed
    ? ['answered', 'todo', 'unseen']
    : ['right', 'partial', 'wrong', 'answered', 'todo'];
  const lines = order
    .map((state) => ({
      state,
      flagged: false,
      words: timed && state === 'todo' ? 'seen, no answer' : mapStateWords(state, over),
      count: count(state),
    }))
    .filter((line) => line.count > 0 || timed || !sometimes.includes(line.state));
  const flags = entries.filter((entry) => entry.flagged).length;
  return flags === 0 ? lines : [...lines, { state: 'todo', flagged: true, words: 'flagged', count: flags }];
}
