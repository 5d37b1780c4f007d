import { expect, test } from 'vitest';
import { newAnswer } from './live-answer.ts';
import { shownSource } from './shown-source.ts';

const explain = newAnswer('r', { mode: 'explain', hintLevel: null, optionId: 'b', message: null });

test('what stands in for an answer is from the notes, also after the tutor had begun', () => {
  expect(shownSource({ ...explain, status: 'failed' }, [])).toBe('notes');
  expect(shownSource({ ...explain, status: 'failed', source: 'model' }, [])).toBe('notes');
  const hint = { ...explain, mode: 'hint' as const, status: 'failed' as const };
  expect(shownSource({ ...hint, objective: 'Say it.' }, [])).toBe('notes');
  expect(shownSource(hint, [])).toBeUndefined();
  expect(shownSource({ ...explain, source: 'cache', status: 'writing' }, [])).toBe('cache');
});
