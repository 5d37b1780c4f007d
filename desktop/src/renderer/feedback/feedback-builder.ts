/** Feedback to show or to test with: a right single choice, changed where it matters. */
import type { Feedback } from '#desktop/contract/study';

export function feedbackFor(changes: Partial<Feedback>): Feedback {
  return {
    attemptId: '0190a000-0000-7000-8000-000000000001',
    response: { type: 'single', optionId: 'a' },
    scoreMilli: 1000,
    maxMilli: 1000,
    correctOptionIds: ['a'],
    keyResponse: null,
    parts: {},
    regraded: null,
    correctText: null,
    rationales: {},
    explanation: '',
    objective: '',
    source: '',
    certainty: null,
    hintLevel: 0,
    reason: null,
    ...changes,
  };
}
