/** What the tutor's drawer shows of a question: what is kept, and what is being written, each once. */
import type { TutorAnswer } from '#desktop/contract/tutor';
import type { LiveAnswer } from './live-answer.ts';

/** An answer that the student ended, and after which more was asked. */
export interface StoppedAnswer extends LiveAnswer {
  /** When more was asked, in milliseconds since 1970. */
  at: number;
}

export type Turn = { at: number; kept: TutorAnswer } | { at: number; stopped: StoppedAnswer };

/** Oldest first. Of explanations the newest of each different text, since notes can answer for several options. */
export function keptTurns(kept: readonly TutorAnswer[]): TutorAnswer[] {
  const texts = new Set<string>();
  return kept
    .toReversed()
    .filter(({ mode, text }) => {
      if (mode !== 'explain') return true;
      if (texts.has(text.trim())) return false;
      texts.add(text.trim());
      return true;
    })
    .toReversed();
}

/** Whether a kept answer is the one that has just been written: the same request, or the same said again. */
export function isSame(kept: TutorAnswer, live: LiveAnswer): boolean {
  if (kept.requestId === live.requestId) return true;
  if (live.status !== 'done' || live.mode === 'chat') return false;
  return (
    kept.mode === live.mode && kept.hintLevel === live.hintLevel && kept.text.trim() === live.text.trim()
  );
}

/** The level to ask for next, 1–3; null after the last, and after the question's own notes in place of one. */
export function nextHint(kept: readonly TutorAnswer[]): 1 | 2 | 3 | null {
  if (kept.some(({ mode, source }) => mode === 'hint' && source === 'rationale')) return null;
  const seen = Math.max(0, ...kept.map((answer) => answer.hintLevel ?? 0));
  return seen === 0 ? 1 : seen === 1 ? 2 : seen === 2 ? 3 : null;
}

/** The chat that a further question goes on with; null where there is none. */
export function threadOf(kept: readonly TutorAnswer[]): string | null {
  return kept.findLast((answer) => answer.threadId !== null)?.threadId ?? null;
}

/** Whether all that a stopped answer said was said again, and kept: then it need not be shown twice. */
function isSaidWhole(stopped: StoppedAnswer, kept: readonly TutorAnswer[]): boolean {
  return kept.some(
    (answer) =>
      answer.requestId === stopped.requestId ||
      (answer.mode === stopped.mode &&
        answer.hintLevel === stopped.hintLevel &&
        answer.optionId === stopped.optionId &&
        answer.message === stopped.message &&
        answer.text.startsWith(stopped.text.trim())),
  );
}

/** What is kept on this device and what was stopped while the question was open, oldest first. */
export function turnsOf(kept: readonly TutorAnswer[], stopped: readonly StoppedAnswer[]): Turn[] {
  return [
    ...kept.map((answer) => ({ at: answer.at, kept: answer })),
    ...stopped
      .filter((answer) => !isSaidWhole(answer, kept))
      .map((answer) => ({ at: answer.at, stopped: answer })),
  ].toSorted((one, other) => one.at - other.at);
}
