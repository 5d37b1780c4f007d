/** The marks of a question: what it is worth, and once marked, what was earned. */
import type { Feedback } from '#desktop/contract/study';
import { marksText } from '../design/number-words.ts';

export function marksLine(
  pointsMilli: number,
  feedback: Pick<Feedback, 'scoreMilli' | 'maxMilli'> | null,
): string {
  const worth = feedback?.maxMilli ?? pointsMilli;
  const marks = `${marksText(worth)} ${worth === 1000 ? 'mark' : 'marks'}`;
  return feedback === null ? marks : `${marksText(feedback.scoreMilli)} of ${marks}`;
}
