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
  blank: 'no answer',
};

/** @param over nothing is to do there any more. */
export function mapStateWords(state: Entry['state'], over = false): string {
  return over && (state === 'todo' || state === 'unseen') ? 'no answer' : names[state];
}

interface Standing {
  /** Answers are marked only at the end. */
  timed?: boolean | undefined;
  over?: boolean;
}

type ShownState = Exclude<Entry['state'], 'blank'>;

export interface MapCount {
  state: ShownState;
  flagged: boolean;
  words: string;
  count: number;
}

/** None is marked yet, as in an exam; an exam that is not over may close single ones. */
export function isUnmarked(entries: readonly Entry[]): boolean {
  const is = (...states: Entry['state'][]) => entries.some(({ state }) => states.includes(state));
  return is('answered') && !is('right', 'wrong', 'partial', 'blank');
}

/** Where answers are marked at once, "not seen yet" tells nothing: like what was left blank it has simply no answer. */
export function shownState(state: Entry['state'], timed: boolean): ShownState {
  return state === 'blank' || (state === 'unseen' && !timed) ? 'todo' : state;
}

/** Marked at once: most sessions have none of these. */
const sometimes: readonly ShownState[] = ['partial', 'answered'];

/** The legend: states that occur, in a fixed order, then the flags. */
export function mapCounts(
  entries: readonly Entry[],
  { timed = isUnmarked(entries), over = false }: Standing = {},
): MapCount[] {
  const count = (state: ShownState) =>
    entries.filter((entry) => shownState(entry.state, timed) === state).length;
  const order: ShownState[] = timed
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
