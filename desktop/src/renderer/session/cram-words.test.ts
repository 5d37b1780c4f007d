import { studyMode } from '@answly/shared/model/attempt';
import { expect, test } from 'vitest';
import { cramMark } from './cram-words.ts';

test('a cram alone is told apart', () => {
  const said = studyMode.options.filter((mode) => cramMark({ mode }) !== '');
  expect(said).toEqual(['cram']);
});
