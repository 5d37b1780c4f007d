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

/** The legend: states that occur, in a fixed order, then the flags. */
export function mapCounts(
  entries: readonly Entry[],
  { timed = entries.some((entry) => entry.state === 'answered'), over = false }: Standing = {},
): MapCount[] {
  const stateOf = (entry: Entry) => (entry.state === 'unseen' && !timed ? 'todo' : entry.state);
  const count = (state: Entry['state']) => entries.filter((entry) => stateOf(entry) === state).length;
  const order: Entry['state'][] = timed
    ? ['answered', 'todo', 'unseen']
    : ['right', 'partial', 'wrong', 'todo'];
  const lines = order
    .map((state) => ({
      state,
      flagged: false,
      words: timed && state === 'todo' ? 'seen, no answer' : mapStateWords(state, over),
      count: count(state),
    }))
    .filter((line) => line.count > 0 || line.state !== 'partial');
  const flags = entries.filter((entry) => entry.flagged).length;
  return flags === 0 ? lines : [...lines, { state: 'todo', flagged: true, words: 'flagged', count: flags }];
}
