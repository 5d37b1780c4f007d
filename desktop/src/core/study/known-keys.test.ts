import { expect, test } from 'vitest';
import { createKnownKeys, type KeyBounds } from './known-keys.ts';

/** Asks for each name in turn, `group/name`. @returns those that had to be looked up. */
function lookedUp(bounds: KeyBounds, asked: string[]): string[] {
  const found: string[] = [];
  const keys = createKnownKeys(bounds, (group, name) => {
    const each = `${group}/${name}`;
    found.push(each);
    return each.length;
  });
  for (const each of asked) {
    const [group = '', name = ''] = each.split('/');
    expect(keys.key(group, name)).toBe(each.length);
  }
  return found;
}

test('a key is looked up once', () => {
  expect(lookedUp({ namesMax: 9, groupsMax: 9 }, ['p/a', 'p/b', 'q/a', 'p/a', 'q/a'])).toEqual([
    'p/a',
    'p/b',
    'q/a',
  ]);
});

test('the bound is of all groups together, not of each', () => {
  expect(lookedUp({ namesMax: 2, groupsMax: 9 }, ['p/a', 'q/a', 'r/a', 'p/a'])).toEqual([
    'p/a',
    'q/a',
    'r/a',
    'p/a',
  ]);
});

test('groups are bounded too', () => {
  expect(lookedUp({ namesMax: 9, groupsMax: 2 }, ['p/a', 'q/a', 'q/b', 'r/a', 'p/a'])).toEqual([
    'p/a',
    'q/a',
    'q/b',
    'r/a',
    'p/a',
  ]);
});
