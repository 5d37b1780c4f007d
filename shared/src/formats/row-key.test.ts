/** How a key of true or false may be written. */
import { expect, it } from 'vitest';
import { trueFalseKey } from './row-key.ts';

it('takes the words that a spreadsheet writes, in any language it speaks, and the usual short ones', () => {
  expect(['TRUE', 'yes', '1', 'WAHR', 'VRAI', 'Verdadero', 'DOĞRU', 'ИСТИНА'].map(trueFalseKey)).toEqual(
    Array.from({ length: 8 }, () => 'true'),
  );
  expect(['FALSE', 'no', '0', 'FALSCH', 'FAUX', 'Falso', 'FAŁSZ', 'ЛОЖЬ'].map(trueFalseKey)).toEqual(
    Array.from({ length: 8 }, () => 'false'),
  );
  expect(() => trueFalseKey('perhaps')).toThrow('"perhaps" is neither true nor false.');
});
