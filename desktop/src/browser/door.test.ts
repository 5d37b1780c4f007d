/** Tokens that open the host once. */
import { expect, it } from 'vitest';
import { createDoor } from './door.ts';

it('lets a token in once, and knows the session it gave', () => {
  const door = createDoor();
  const token = door.token() ?? '';
  expect(door.enter(`${token}x`)).toBeNull();
  const session = door.enter(token) ?? '';
  expect(door.knows(session)).toBe(true);
  expect(door.enter(token)).toBeNull();
  expect(door.token()).toBeNull();
});

it('has one open token at a time', () => {
  const door = createDoor();
  const first = door.token();
  expect(door.renew()).toBe(first);
  door.enter(first ?? '');
  const second = door.renew();
  expect(second).not.toBe(first);
  expect(door.renew()).toBe(second);
});

it('knows no session that it did not give, and forgets the oldest of very many', () => {
  const door = createDoor();
  const sessions = Array.from({ length: 21 }, () => door.enter(door.renew()) ?? '');
  expect(door.knows('')).toBe(false);
  expect(door.knows(sessions[0] ?? '')).toBe(false);
  expect(sessions.slice(1).every((session) => door.knows(session))).toBe(true);
});
