import { expect, test } from 'vitest';
import { rejectionWords } from './rejection-words.ts';

test('the place is said once, and the fault stands apart from the advice', () => {
  expect(
    rejectionWords('row 4', 'Row 4: no answer is marked as right. Mark one, then import again.'),
  ).toEqual({
    fault: 'No answer is marked as right.',
    advice: 'Mark one, then import again.',
  });
});

test('quotation marks are those of print', () => {
  expect(rejectionWords('row 7', 'Row 7: its answer "Z" is none of its 3 options.').fault).toBe(
    'Its answer “Z” is none of its 3 options.',
  );
});

test('a message of one sentence without a place is all fault', () => {
  expect(rejectionWords('items[3]', 'It loads a picture from the web')).toEqual({
    fault: 'It loads a picture from the web',
    advice: '',
  });
});
