/** What waits to be sent, kind by kind, in plain words. */
import type { CallOutput } from '#desktop/contract/calls';
import { counted } from '../design/number-words.ts';

type Waiting = CallOutput<'sync.waiting'>;

/** In the order in which a student asks: the work itself, then what is around it. */
const kinds = new Map<string, (count: number) => string>([
  ['attempt', (count) => counted(count, 'answer', 'answers')],
  ['flag', (count) => counted(count, 'flag', 'flags')],
  ['note', (count) => counted(count, 'note', 'notes')],
  ['session-event', (count) => counted(count, 'step of a session', 'steps of sessions')],
  ['progress-reset', (count) => counted(count, 'reset of progress', 'resets of progress')],
  ['undo', (count) => counted(count, 'reset taken back', 'resets taken back')],
  ['pack', () => 'your list of packs'],
  ['settings', () => 'your settings'],
]);

/** "12 answers, 3 flags, 1 note"; empty where nothing waits. */
export function waitingKindsWords(waiting: Waiting): string {
  const countOf = new Map(waiting.map(({ kind, count }) => [kind, count]));
  const known = [...kinds].flatMap(([kind, words]) => {
    const count = countOf.get(kind) ?? 0;
    return count === 0 ? [] : [words(count)];
  });
  const others = waiting.filter(({ kind }) => !kinds.has(kind)).reduce((sum, { count }) => sum + count, 0);
  const newer =
    others === 0 ? [] : [counted(others, 'change of a newer Answly', 'changes of a newer Answly')];
  return [...known, ...newer].join(', ');
}
