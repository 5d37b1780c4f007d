/** Which asks share an answer. */
import { expect, test } from 'vitest';
import type { AnswerAbout } from './answer-key.ts';
import { answerKey } from './answer-key.ts';
import { languageOf } from './language.ts';

const about: AnswerAbout = {
  promptVersion: 'explain.en.v1',
  packId: 'pack',
  itemId: 'item',
  itemVersion: 2,
  mode: 'explain',
  focus: 'item',
  languageCode: 'en',
};

test('each part of what an answer is about makes another key', () => {
  const others: Partial<AnswerAbout>[] = [
    { promptVersion: 'explain.en.v2' },
    { packId: 'pack2' },
    { itemId: 'item2' },
    { itemVersion: 3 },
    { mode: 'hint' },
    { focus: 'option=a' },
    { languageCode: 'de' },
    { own: { userId: 'ann', sha256: 'x' } },
    { own: { userId: 'ben', sha256: 'x' } },
    { own: { userId: 'ann', sha256: 'y' } },
  ];
  const keys = [about, ...others.map((other) => ({ ...about, ...other }))].map(answerKey);
  expect(new Set(keys).size).toBe(keys.length);
});

test('language tags fall into a closed list, so that invented ones share one answer', () => {
  expect(['en', 'en-GB', 'zh', 'zh-TW', 'zh-CN', 'pt-BR'].map((tag) => languageOf(tag).code)).toEqual([
    'en',
    'en',
    'zh-CN',
    'zh-TW',
    'zh-CN',
    'pt',
  ]);
  expect(languageOf('xx-abcdefgh').code).toBe('item');
  expect(languageOf('tlh').code).toBe('item');
});
