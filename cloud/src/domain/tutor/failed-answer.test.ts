import { expect, test } from 'vitest';
import { failureLine } from './failed-answer.ts';
import { ModelFailure } from './model.ts';

const about = { askId: 'r', mode: 'hint', provider: 'openai', model: 'm' } as const;

test.each([
  ['abandoned', 'info', 'Nobody waits for the answer any more: its reader left, or another replica makes it'],
  ['withheld', 'info', 'A hint was withheld, since it gave the answer away'],
  ['breaker-open', 'warn', 'No model was asked: those that are set up rest, since they mostly failed'],
  ['timeout-idle', 'warn', 'The model gave no complete answer'],
] as const)('%s is told as what it is, with who was asked and for what', (kind, level, sentence) => {
  const facts = { ...about, kind, causes: [] };
  expect(failureLine(new ModelFailure(kind), about)).toEqual({ level, sentence, facts });
});

test('what is no fault of a model is told whole', () => {
  const mistake = new Error('ours');
  const line = { level: 'warn', sentence: 'The answer could not be made', facts: { ...about, err: mistake } };
  expect(failureLine(mistake, about)).toEqual(line);
});
