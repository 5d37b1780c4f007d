import { expect, test } from 'vitest';
import { languageName } from './language-name.ts';

test.each([
  ['de', 'German'],
  ['zh-CN', 'Chinese (China)'],
  ['en-a', 'en-a'],
  ['en-u-co-phonebk', 'en-u-co-phonebk'],
  ['', ''],
])('%s is called %s', (tag, name) => {
  expect(languageName(tag)).toBe(name);
});
