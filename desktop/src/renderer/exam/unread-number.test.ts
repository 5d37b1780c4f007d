import { expect, test } from 'vitest';
import type { Question } from '#desktop/contract/study';
import { questionSamples } from '../gallery/question-samples.ts';
import { unreadWords } from './unread-number.ts';

const [first] = questionSamples;
if (first === undefined) throw new Error('there are no samples');
const { question } = first;
const gap: Question['gaps'][number] = { id: 'one', kind: 'text', options: [], unit: null };
const gaps: Question['gaps'] = [gap, { ...gap, id: 'two', kind: 'numeric', unit: 'kg' }];

const typed = (text: string) => unreadWords({ ...question, unit: 'V' }, { type: 'numeric', text });
const filled = (two: string) =>
  unreadWords({ ...question, gaps }, { type: 'cloze', gaps: { one: 'abc', two } });

test('what is no number is told, by the question’s own reading of numbers', () => {
  expect(typed('abc')).toContain('not read as a number');
  expect(typed('1,5 V')).toBe('');
  expect(unreadWords(question, null)).toBe('');
});

test('a gap that wants a number is named; words belong in the others', () => {
  expect(filled('x')).toMatch(/^Gap 2 is not read as a number$/u);
  expect(filled('3 kg')).toBe('');
});
