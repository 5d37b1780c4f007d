/** Reports marks on the scale of an exam, and tells whether they pass. */
import type { Scale } from '../model/scale.ts';
import type { Score } from './score.ts';

/**
 * Rounded to the nearest step, a half toward `toMilli`, in the student's favour; never past either end, so that all marks
 * are reported as `toMilli` where steps do not meet it.
 * @returns thousandths of the scale's unit.
 */
export function reportedMilli(
  { scoreMilli, maxMilli }: Score,
  { fromMilli, toMilli, stepMilli }: Scale,
): number {
  if (scoreMilli <= 0 || maxMilli <= 0) return fromMilli;
  if (scoreMilli >= maxMilli) return toMilli;
  const span = Math.abs(toMilli - fromMilli);
  const steps = Math.floor((span * scoreMilli) / (maxMilli * stepMilli) + 0.5);
  return fromMilli + Math.sign(toMilli - fromMilli) * Math.min(span, steps * stepMilli);
}

/** The marks of several sections or items in one. */
export function totalOf(scores: readonly Score[]): Score {
  return {
    scoreMilli: scores.reduce((sum, each) => sum + each.scoreMilli, 0),
    maxMilli: scores.reduce((sum, each) => sum + each.maxMilli, 0),
  };
}

/** By marks, not by the reported scale: rounding passes nobody. Without a mark to reach there is nothing to fail. */
export function passes({ scoreMilli }: Score, passMilli: number | undefined): boolean {
  return passMilli === undefined || scoreMilli >= passMilli;
}

export interface SectionScore extends Score {
  /** What the section asks for on its own, in milli-points. */
  passMilli?: number | undefined;
}

/** An exam is passed by its own mark and by that of each section that has one. */
export function passesExam(sections: readonly SectionScore[], passMilli: number): boolean {
  return (
    passes(totalOf(sections), passMilli) && sections.every((section) => passes(section, section.passMilli))
  );
}
