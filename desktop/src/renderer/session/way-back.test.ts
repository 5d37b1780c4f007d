import { expect, test } from 'vitest';
import { parseWayBack } from './way-back.ts';

test('a way back is read with the way back of where it leads to', () => {
  const first = { sessionId: 'one', at: 3, only: 'missed' };
  expect(parseWayBack({ sessionId: 'two', at: 1, back: first })).toEqual({
    sessionId: 'two',
    at: 1,
    back: first,
  });
});

test('of an address that somebody else wrote, what leads nowhere is left out', () => {
  for (const value of [
    undefined,
    null,
    'one',
    ['one', 3],
    { sessionId: 1, at: 3 },
    { sessionId: 'one', at: 0.5 },
  ])
    expect(parseWayBack(value)).toBeUndefined();
  const back = { sessionId: 'one', at: 3, only: 'all', back: { at: 1 }, more: true };
  expect(parseWayBack(back)).toEqual({ sessionId: 'one', at: 3 });
});
