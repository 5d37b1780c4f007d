import { expect, test } from 'vitest';
import { rememberedSessions } from './remembered-sessions.ts';
import type { Session } from './session.ts';

const ann: Session = { userId: 'ann', sessionId: 'here' };
const minute = { studentsMax: 10, ttlMs: 60_000 };

/** Sessions that stand until they are ended, and how often somebody asked. */
function truth() {
  const ended = new Set<string>();
  let asked = 0;
  return {
    ended,
    asked: () => asked,
    isLive: async ({ sessionId }: Session) => {
      asked += 1;
      const live = !ended.has(sessionId);
      await Promise.resolve();
      return live;
    },
  };
}

test('a session that stands is asked about once', async () => {
  const told = truth();
  const { isLive } = rememberedSessions(told, minute);
  expect([await isLive(ann), await isLive(ann), await isLive(ann)]).toEqual([true, true, true]);
  expect(told.asked()).toBe(1);
});

test('each session of a student is asked about, and of each student', async () => {
  const told = truth();
  told.ended.add('there');
  const { isLive } = rememberedSessions(told, minute);
  await isLive(ann);
  expect(await isLive({ userId: 'ann', sessionId: 'there' })).toBe(false);
  expect(await isLive({ userId: 'ben', sessionId: 'there' })).toBe(false);
  expect(told.asked()).toBe(3);
});

test('a session that ended does not stand once that is told, and a no is asked anew', async () => {
  const told = truth();
  const { isLive, forget } = rememberedSessions(told, minute);
  await isLive(ann);
  told.ended.add('here');
  forget('ann');
  expect(await isLive(ann)).toBe(false);
  told.ended.clear();
  expect(await isLive(ann)).toBe(true);
});

test('what was read before a session ended is not remembered after it', async () => {
  const told = truth();
  const { isLive, forget } = rememberedSessions(told, minute);
  const reading = isLive(ann);
  told.ended.add('here');
  forget('ann');
  await reading;
  expect(await isLive(ann)).toBe(false);
});

test('where nobody tells that a session has ended it is asked about again soon, however busy it is', async () => {
  const told = truth();
  const { isLive } = rememberedSessions(told, { ...minute, ttlMs: 30 });
  await isLive(ann);
  told.ended.add('here');
  let other = 0;
  await expect
    .poll(
      async () => {
        await isLive({ userId: 'ann', sessionId: `another ${(other += 1)}` });
        return isLive(ann);
      },
      { interval: 5 },
    )
    .toBe(false);
});
