import { AppError } from '@answly/shared/errors/app-error';
import type { Lease } from '@answly/shared/sync/protocol';
import { expect, test } from 'vitest';
import { createManualTimers } from '#desktop/core/testing/manual-timers';
import { createExamLeases } from './exam-leases.ts';

const sessionId = '0190b0b0-0000-7000-8000-000000000001';
const leaseOf = (held: boolean): Lease => ({
  sessionId,
  deviceId: sessionId,
  deviceName: 'Laptop',
  fence: 1,
  expiresAt: 0,
  held,
});
const turns = () => new Promise((resolve) => setImmediate(resolve));

function open(answer: () => Lease | null | AppError) {
  const { timers, ring, nextMs } = createManualTimers();
  const asked: boolean[] = [];
  const changes: string[] = [];
  const leases = createExamLeases({
    ask: async (_, takeOver) => {
      asked.push(takeOver);
      const lease = answer();
      if (lease instanceof AppError) throw lease;
      return lease;
    },
    timers,
    changed: (id) => void changes.push(id),
  });
  return { leases, asked, changes, ring, nextMs };
}

test('SY11 an exam that another device holds is told of, and can be taken over', async () => {
  let held = false;
  const { leases, asked, changes } = open(() => leaseOf(held));
  leases.hold(sessionId);
  await turns();
  expect(leases.heldBy(sessionId)).toBe('Laptop');
  expect(changes).toEqual([sessionId]);
  held = true;
  await leases.takeOver(sessionId);
  expect(leases.heldBy(sessionId)).toBeNull();
  expect(asked).toEqual([false, true]);
});

test('SY11 it is renewed well before it runs out, and one that was taken away is noticed', async () => {
  let held = true;
  const { leases, ring, nextMs } = open(() => leaseOf(held));
  leases.hold(sessionId);
  await turns();
  expect(leases.heldBy(sessionId)).toBeNull();
  expect(nextMs()).toBeLessThan(60_000);
  held = false;
  ring();
  await turns();
  expect(leases.heldBy(sessionId)).toBe('Laptop');
});

test('SY11 offline the exam stays where it is, and after it was let go nobody asks any more', async () => {
  let answer: Lease | AppError = leaseOf(false);
  const { leases, ring, nextMs } = open(() => answer);
  leases.hold(sessionId);
  await turns();
  answer = new AppError('network.offline');
  ring();
  await turns();
  expect(leases.heldBy(sessionId)).toBe('Laptop');
  leases.letGo(sessionId);
  expect(leases.heldBy(sessionId)).toBeNull();
  expect(nextMs()).toBeUndefined();
});

test.each([
  ['nobody answers', new AppError('network.offline'), 'network.offline'],
  ['nobody is signed in', null, 'session.required'],
])(
  'SY11 taking over while %s is refused with the reason, and the exam stays where it is',
  async (...given) => {
    const [, silence, code] = given;
    let answer: Lease | null | AppError = leaseOf(false);
    const { leases } = open(() => answer);
    leases.hold(sessionId);
    await turns();
    answer = silence;
    await expect(leases.takeOver(sessionId)).rejects.toMatchObject({ code });
    expect(leases.heldBy(sessionId)).toBe('Laptop');
    answer = leaseOf(true);
    await leases.takeOver(sessionId);
    expect(leases.heldBy(sessionId)).toBeNull();
  },
);

test('SY11 a renewal that is answered after the exam was taken over says nothing any more', async () => {
  const answers: ((lease: Lease) => void)[] = [];
  const { timers, ring } = createManualTimers();
  const leases = createExamLeases({
    ask: () => new Promise((resolve) => answers.push(resolve)),
    timers,
    changed: () => undefined,
  });
  leases.hold(sessionId);
  answers[0]?.(leaseOf(false));
  await turns();
  ring();
  const taken = leases.takeOver(sessionId);
  answers[2]?.(leaseOf(true));
  await taken;
  answers[1]?.(leaseOf(false));
  await turns();
  expect(leases.heldBy(sessionId)).toBeNull();
});
