/** What was changed at each place while the session is open, so that the last change can be taken back. */
import type { Highlight } from '@answly/shared/model/highlight';
import type { Draft } from './draft.ts';

export type Change =
  | {
      kind: 'answer';
      before: Draft;
      after: Draft;
      /** By signs in a field, not by a choice. */ typed: boolean;
    }
  /** An option that is struck is no longer chosen: both come back together. */
  | { kind: 'strike'; optionId: string; struck: boolean; before: Draft }
  | { kind: 'highlight'; before: readonly Highlight[]; after: readonly Highlight[] };

export interface Taken {
  change: Change;
  /** It could not be taken back: it is where it was again, unless the place was forgotten meanwhile. */
  putBack: () => void;
  /** Takes it once more after it was put back. */
  retake: () => void;
}

export interface History {
  /** @returns forgets just this one: it was not done after all. */
  remember(position: number, change: Change): () => void;
  /** The last change of a place, which is then forgotten; highlights alone where the answer is final. */
  take(position: number, may: { answer: boolean }): Taken | undefined;
  /** What stands there now came from elsewhere: what was before must not come back over it. */
  forget(position: number): void;
}

/** Nobody goes back further. */
const changesMax = 200;

export function createHistory(): History {
  const places = new Map<number, Change[]>();

  /** @returns where it was; -1 for nowhere. */
  function drop(position: number, change: Change): number {
    const all = places.get(position) ?? [];
    const at = all.indexOf(change);
    if (at !== -1) all.splice(at, 1);
    return at;
  }

  return {
    remember(position, change) {
      if (change.kind === 'answer' && saysTheSame(change)) return () => undefined;
      const all = places.get(position) ?? [];
      const last = all.at(-1);
      // Signs that are typed one after the other are one change.
      const goingOn = last?.kind === 'answer' && change.kind === 'answer' && goesOn(last, change);
      const kept = goingOn ? Object.assign(last, { after: change.after }) : { ...change };
      if (!goingOn) all.push(kept);
      places.set(position, all.slice(-changesMax));
      return () => void drop(position, kept);
    },
    take(position, may) {
      const change = places.get(position)?.findLast(({ kind }) => may.answer || kind === 'highlight');
      if (change === undefined) return undefined;
      const at = drop(position, change);
      return {
        change,
        putBack: () => void places.get(position)?.splice(at, 0, change),
        retake: () => void drop(position, change),
      };
    },
    forget: (position) => void places.delete(position),
  };
}

type AnswerChange = Extract<Change, { kind: 'answer' }>;

/** Turning a card over is no answer. */
function saysTheSame({ before, after }: AnswerChange): boolean {
  return JSON.stringify({ ...before, turned: false }) === JSON.stringify({ ...after, turned: false });
}

function goesOn(last: AnswerChange, next: AnswerChange): boolean {
  const field = last.typed && next.typed ? typedField(last) : null;
  return field !== null && field === typedField(next);
}

/** The field or gap that something was typed in; null for every other change. */
function typedField({ before, after }: AnswerChange): string | null {
  if (before.text !== after.text) return 'text';
  const ids = new Set([...Object.keys(before.parts), ...Object.keys(after.parts)]);
  return [...ids].find((id) => before.parts[id] !== after.parts[id]) ?? null;
}

/** The highlights without what one change made of them; what was marked since stays. */
export function withoutChange(
  now: readonly Highlight[],
  { before, after }: Pick<Extract<Change, { kind: 'highlight' }>, 'before' | 'after'>,
): Highlight[] {
  const name = (each: Highlight) => `${each.field} ${each.from} ${each.to}`;
  const [was, became] = [before, after].map((all) => new Set(all.map(name)));
  const kept = now.filter((each) => was?.has(name(each)) === true || became?.has(name(each)) !== true);
  const there = new Set(kept.map(name));
  const back = before.filter((each) => became?.has(name(each)) !== true && !there.has(name(each)));
  return [...kept, ...back].toSorted((one, other) => one.from - other.from);
}
