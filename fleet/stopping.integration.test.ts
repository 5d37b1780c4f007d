/** A core that is closed while a round is under way ends quietly, and nothing that it left is lost. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { password } from './fleet.ts';
import { useFleet } from './use-fleet.ts';

const fleet = useFleet();

const unhandled: unknown[] = [];
const note = (error: unknown) => void unhandled.push(error);
beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => void process.off('unhandledRejection', note));
/** Rejections without a handler are told once the microtasks of a turn have run. */
const aFewTurns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

test('SY14 closed while the new identity is told, it asks for nothing more and tells with the next start', async () => {
  const email = `${randomUUID()}@example.org`;
  let device = fleet.open();
  await device.call['account.register']({ email, password });
  await device.sync();
  device.ground.device.becomeNew();
  device.attempt(1);
  device.network.asked.length = 0;
  const asking: string[] = [];
  let closing: Promise<void> | undefined;
  device.network.redirect = ({ pathname }) => {
    asking.push(pathname);
    closing ??= device.close();
  };
  await device.sync();
  await closing;
  await aFewTurns();
  expect(unhandled).toEqual([]);
  expect(asking).toEqual(['/v1/devices/current']);

  device.network.redirect = () => undefined;
  device = await fleet.reopen(device);
  expect(await device.sync()).toMatchObject({ phase: 'idle', waitingCount: 0 });
  expect(device.ground.device.movedFrom()).toBeNull();
});
