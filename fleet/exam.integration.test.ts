/** An exam on two devices of one student: it runs on one of them, and what was done is kept from both (SY11). */
import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { limits } from '@answly/shared/limits';
import { buildPack, packId } from '../desktop/src/core/testing/build-pack.ts';
import { installTestPack } from '../desktop/src/core/testing/install-test-pack.ts';
import { openPair, type Device } from './fleet.ts';
import { useFleet } from './use-fleet.ts';

const fleet = useFleet();
let a: Device;
let b: Device;
let sessionId: string;

beforeEach(async () => {
  ({ a, b } = await openPair(fleet));
  for (const device of [a, b]) await installTestPack(device, buildPack(6));
  const block = { packId, topics: [], choose: 'new', count: 4, minutes: 60 } as const;
  ({ sessionId } = await a.call['study.start'](block));
  await heard(a, null);
  await a.sync();
  await b.sync();
});

const answer = (device: Device, position: number, optionId: string) =>
  device.call['study.answer']({
    sessionId,
    position,
    response: { type: 'single', optionId },
    certainty: null,
    durationMs: 1,
  });

/** Waits until a device knows whose the exam is: null for its own. */
async function heard(device: Device, isElsewhere: string | null): Promise<void> {
  const seen = async () => (await device.call['study.open']({ sessionId })).exam?.heldBy ?? null;
  for (let turns = 0; turns < 1000 && ((await seen()) === null) !== (isElsewhere === null); turns += 1)
    await turn();
  expect((await seen()) === null).toBe(isElsewhere === null);
}

test('SY11 it runs on the device that began it; the other is told, does nothing in it, and can take it over', async () => {
  await answer(a, 0, 'b');
  await a.sync();
  await b.sync();
  await heard(b, 'elsewhere');
  await expect(async () => answer(b, 0, 'c')).rejects.toThrow(
    expect.objectContaining({ code: 'exam.elsewhere' }),
  );
  b.network.down = true;
  await expect(async () => b.call['exam.takeOver']({ sessionId })).rejects.toThrow(
    expect.objectContaining({ code: 'network.offline' }),
  );
  b.network.down = false;
  expect(await b.call['exam.takeOver']({ sessionId })).toMatchObject({ heldBy: null });
  await answer(b, 1, 'a');
  await answer(b, 0, 'a');
  await b.call['study.submit']({ sessionId });
  await b.sync();
  await a.sync();
  const result = await a.call['study.result']({ sessionId });
  expect(result).toMatchObject({ answeredCount: 2, rightCount: 2, session: { over: true } });
});

test('SY11 offline the exam stays where it is, and what both did is kept: the last word counts', async () => {
  a.network.down = true;
  await answer(a, 0, 'b');
  fleet.cloud.clock.nowMs += limits.leaseMs + 1;
  await b.call['study.open']({ sessionId });
  await heard(b, null);
  await answer(b, 1, 'a');
  a.network.down = false;
  for (const device of [a, b, a]) await device.sync();
  for (const device of [a, b]) {
    expect(await device.call['study.result']({ sessionId })).toMatchObject({ session: { savedCount: 2 } });
  }
});
