import { expect, test } from 'vitest';
import { unsavedNoteWords } from './unsaved-note-words.ts';

const said = (...texts: string[]) => unsavedNoteWords(texts).said.replace(/[\u2068\u2069]/gu, '');

test('a note that is not saved is named by how it begins, in one line', () => {
  expect(said('Mind\nthe sign')).toBe('1 note, “Mind the sign”, is only in this window and is lost with it.');
  expect(said('a '.repeat(50), '')).toMatch(/^2 notes, “(?:a ){29}a…”, “emptied”, are only in/u);
});

test('how many are thrown away is said on the button', () => {
  expect(unsavedNoteWords(['one', 'two']).throwAway).toBe('Throw away 2 notes');
});
