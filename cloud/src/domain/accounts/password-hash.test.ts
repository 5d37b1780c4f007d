import { expect, test } from 'vitest';
import { createPasswordHasher, passwordCost, type PasswordCost } from './password-hash.ts';

const cheap = { memoryKib: 64, passes: 1 };

test('a password is recognised by its hash, and another one is not', async () => {
  const hasher = createPasswordHasher();
  const encoded = await hasher.hash('tram depot hall');
  expect(encoded).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await hasher.verify('tram depot hall', encoded)).toBe(true);
  expect(await hasher.verify('tram depot hal', encoded)).toBe(false);
  expect(await hasher.verify('tram depot hall', undefined)).toBe(false);
});

test('an address without an account costs a derivation like any other', async () => {
  const costs: PasswordCost[] = [];
  const hasher = createPasswordHasher(cheap, (_password, _salt, cost) => {
    costs.push(cost);
    return Promise.resolve(Buffer.alloc(32));
  });
  const encoded = await hasher.hash('tram depot hall');
  await hasher.verify('not the password', encoded);
  await hasher.verify('not the password', undefined);
  expect(costs).toEqual([cheap, cheap, cheap]);
});

test('equal passwords have different hashes', async () => {
  const hasher = createPasswordHasher(cheap);
  expect(await hasher.hash('tram depot hall')).not.toBe(await hasher.hash('tram depot hall'));
});

test('a hash of another cost still verifies and is known to be stale', async () => {
  const encoded = await createPasswordHasher(cheap).hash('tram depot hall');
  const hasher = createPasswordHasher(passwordCost);
  expect(await hasher.verify('tram depot hall', encoded)).toBe(true);
  expect(hasher.isStale(encoded)).toBe(true);
  expect(createPasswordHasher(cheap).isStale(encoded)).toBe(false);
});

test('letters typed as one or two code points are the same password', async () => {
  const hasher = createPasswordHasher(cheap);
  expect(await hasher.verify('cafe\u0301 noir', await hasher.hash('caf\u00e9 noir'))).toBe(true);
});

test('where hundreds wait already, the newest is turned away instead of piling up', async () => {
  const hasher = createPasswordHasher(cheap);
  const asked = await Promise.allSettled(Array.from({ length: 300 }, () => hasher.hash('tram depot hall')));
  const turnedAway = asked.filter((each) => each.status === 'rejected');
  expect(turnedAway).toHaveLength(96);
  expect(String(turnedAway[0]?.reason)).toContain('service.unavailable');
});
