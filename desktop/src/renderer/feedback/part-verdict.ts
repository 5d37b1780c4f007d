/** What marking says of one part of an answer: a place, a prompt, a gap. */
import type { Feedback } from '#desktop/contract/study';

/** @param given whether the student put anything there. */
export function partVerdict(
  feedback: Feedback,
  partId: string,
  given: boolean,
): 'correct' | 'wrong' | 'blank' {
  if (feedback.parts[partId] === true) return 'correct';
  return given ? 'wrong' : 'blank';
}

/** The right answer to a prompt or gap, as its option or its text; undefined where it is not told. */
export function rightPart(feedback: Feedback, partId: string): string | undefined {
  const key = feedback.keyResponse;
  if (key?.type === 'matching') return key.pairs[partId];
  return key?.type === 'cloze' ? key.gaps[partId] : undefined;
}

/** What the student gave there. */
export function givenPart(feedback: Feedback, partId: string): string | undefined {
  const { response } = feedback;
  if (response?.type === 'matching') return response.pairs[partId];
  return response?.type === 'cloze' ? response.gaps[partId] : undefined;
}
