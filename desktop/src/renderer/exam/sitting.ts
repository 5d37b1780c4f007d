/** A timed session that is not over: what may be done in it, by the section that is open. */
import type { ExamView } from '#desktop/contract/exam';
import type { SessionView } from '#desktop/contract/study';

export type Section = ExamView['sections'][number];
export type Tool = Section['tools'][number];

/** The exam of a session while it is sat; null in practice and once it is over. */
export function sittingOf(session: Pick<SessionView, 'exam' | 'over'>): ExamView | null {
  return session.over ? null : session.exam;
}

export function sectionOf(exam: ExamView): Section {
  const section = exam.sections[exam.section];
  if (section === undefined) throw new Error(`an exam has no section ${exam.section}`);
  return section;
}

/** Practice has every tool; what is over is only read. */
export function allows(session: Pick<SessionView, 'exam' | 'over'>, tool: Tool): boolean {
  if (session.over) return tool === 'note';
  return session.exam === null || sectionOf(session.exam).tools.includes(tool);
}

/** The number a question has for the student: counted within its section while that is sat. */
export function placeNumber(
  session: Pick<SessionView, 'exam' | 'over' | 'entries'>,
  position: number,
): { number: number; of: number } {
  const exam = sittingOf(session);
  if (exam === null) return { number: position + 1, of: session.entries.length };
  const { first, count } = sectionOf(exam);
  return { number: position - first + 1, of: count };
}

/** "for questions 16 to 18", which belong to one passage; empty for one alone. */
export function spanWords(
  session: Parameters<typeof placeNumber>[0],
  { first, last }: { first: number; last: number },
): string {
  if (first === last) return '';
  return `for questions ${placeNumber(session, first).number} to ${placeNumber(session, last).number}`;
}

/** The open place after or before one; null past either end. */
export function nextOpen(open: readonly number[], position: number, step: 1 | -1): number | null {
  const places = step === 1 ? open : open.toReversed();
  return places.find((each) => (each - position) * step > 0) ?? null;
}

export interface Progress {
  answered: number[];
  blank: number[];
  flagged: number[];
}

/** How far the open section is: positions, in order. */
export function progressOf(session: Pick<SessionView, 'entries'>, { first, count }: Section): Progress {
  const places = Array.from({ length: count }, (_, index) => first + index);
  const isAnswered = (place: number) => session.entries[place]?.state === 'answered';
  return {
    answered: places.filter(isAnswered),
    blank: places.filter((place) => !isAnswered(place)),
    flagged: places.filter((place) => session.entries[place]?.flagged === true),
  };
}
