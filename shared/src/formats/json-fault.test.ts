/** A text that is not JSON is told where it stops being so. */
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { jsonFaultPlace } from './json-fault.ts';

test.each([
  ['[\n  {"a": 1},\n]', 'line 3, at ]'],
  ['{"a": 1\n "b": 2}', 'line 2, at "b": 2}'],
  ['// questions\n[]', 'line 1, at // questions'],
  ['[1]\r\n[2]', 'line 2, at [2]'],
  ['[NaN]', 'line 1, at NaN]'],
  ["{'a': 1}", "line 1, at 'a': 1}"],
  ['[{"a": "b"}', 'line 1, at its end'],
  ['["never\nclosed]', 'line 1, at "never'],
  ['[{"a"}]', 'line 1, at }]'],
  ['[}', 'line 1, at }'],
  ['{1: 2}', 'line 1, at 1: 2}'],
])('%j', (text, place) => expect(jsonFaultPlace(text)).toBe(place));

it('finds the place where valid JSON was cut or spoilt, and passes over all before it', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, seed) => {
      const at = seed % (json.length + 1);
      const spoilt = `${json.slice(0, at)}\u0001${json.slice(at)}`;
      expect(jsonFaultPlace(`${json}\n#`)).toBe('line 2, at #');
      expect(() => jsonFaultPlace(spoilt)).not.toThrow();
    }),
  );
});
