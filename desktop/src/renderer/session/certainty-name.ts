/** What the three degrees of certainty are called. */
import type { Certainty } from '@answly/shared/model/self-judgement';

const names: Record<Certainty, string> = { guess: 'Guess', think: 'Think so', sure: 'Sure' };

export function certaintyName(certainty: Certainty): string {
  return names[certainty];
}
