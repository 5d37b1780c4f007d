/** A pack that its operator withdraws while students use it: what their computers and new ones make of it. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { writePack } from '@answly/shared/formats/answlypack';
import { postgresPackStore } from '../cloud/src/storage/postgres/pack-store.ts';
import { sha256Hex } from '../desktop/src/core/sha256-hex.ts';
import { buildPack, packId } from '../desktop/src/core/testing/build-pack.ts';
import { password, type Device } from './fleet.ts';
import { useFleet } from './use-fleet.ts';

const fleet = useFleet();

const publish = (version: number) =>
  fleet.cloud.publishPack(writePack(buildPack(2, { version }), new Map(), sha256Hex));
const withdraw = (version?: number) =>
  postgresPackStore(fleet.cloud.sql).setWithdrawn({ packId, version }, fleet.cloud.clock.nowMs);
const offered = async ({ call }: Device) =>
  (await call['library.available']({})).packs.map(({ version, installedVersion }) => [
    version,
    installedVersion,
  ]);
const get = ({ call }: Device) => call['library.install']({ packId, origin: 'cloud' });

async function answerOne({ call, sync }: Device): Promise<void> {
  const { sessionId } = await call['study.start']({ packId, topics: [], choose: 'new', count: 1 });
  const answer = { sessionId, position: 0, response: null, certainty: null, durationMs: 1 };
  await call['study.answer'](answer);
  expect(await sync()).toMatchObject({ phase: 'idle', waitingCount: 0, refused: [] });
}

test('SY18 who has it studies and syncs on; a new computer gets the version before it, or none, and is told its name', async () => {
  await publish(1);
  await publish(2);
  const email = `${randomUUID()}@example.org`;
  const [first, second] = [fleet.open(), fleet.open()];
  await first.call['account.register']({ email, password });
  await get(first);
  await withdraw(2);
  await answerOne(first);
  expect(await first.call['library.packs']({})).toMatchObject([{ id: packId, version: 2 }]);
  expect(await offered(first)).toEqual([[1, 2]]);
  await second.call['account.signIn']({ email, password });
  expect(await offered(second)).toEqual([[1, null]]);

  await withdraw();
  await answerOne(first);
  expect(await offered(first)).toEqual([]);
  await second.sync();
  expect(await offered(second)).toEqual([]);
  expect(await second.call['library.elsewhere']({})).toMatchObject([{ id: packId, word: { version: 2 } }]);
  await expect(get(second)).rejects.toMatchObject({ code: 'pack.unknown' });
});
