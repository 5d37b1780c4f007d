/** A server that is broken, or hostile: what it says ends a round, and nothing else. */
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestOf } from '@answly/shared/sync/digest';
import { columnsOf, frameText } from '@answly/shared/sync/facts-frame';
import { connectCloud } from '#desktop/core/connect-cloud';
import { sha256Hex } from '#desktop/core/sha256-hex';
import { buildPack } from '#desktop/core/testing/build-pack';
import { installTestPack } from '#desktop/core/testing/install-test-pack';
import { createManualTimers } from '#desktop/core/testing/manual-timers';
import { historyOf, scriptedServer, serverId, toldAt } from '#desktop/core/testing/scripted-server';
import { openTestCore, removeFolder, temporaryFolder, type TestCore } from '#desktop/core/testing/test-core';

const fact = {
  id: serverId(),
  kind: 'of-a-later-version',
  deviceId: serverId(),
  deviceSeq: 1,
  at: toldAt,
  zoneMinutes: 0,
  monoMs: 1,
  body: '{}',
};

type Answers = (cursor: number) => object;

let answers: Answers;
let folder: string;
let here: TestCore;
beforeEach(() => {
  folder = temporaryFolder();
  const { timers } = createManualTimers();
  const cloudUrl = 'http://cloud.example';
  const fetch = scriptedServer((name, cursor) => (answers(cursor) as Record<string, object>)[name]);
  const connect = connectCloud({ cloudUrl, fetch, listens: false, timers, segmentFacts: 1 });
  here = openTestCore(folder, { connect });
});
afterEach(async () => {
  await here.core.close();
  removeFolder(folder);
});

async function sync(says: Answers) {
  answers = says;
  const { handlers } = here.core;
  const { status } = await handlers['account.state']({});
  const credentials = { email: 'a@example.org', password: 'a long quiet sentence' };
  if (status === 'none') await handlers['account.register'](credentials);
  return handlers['sync.now']({});
}

test('SY7 is asked no more for segments once they bring nothing: the pages go on', async () => {
  const columns = { ...columnsOf([fact]), seqFirst: 1, effectiveAfter: [0] };
  const bytes = zstdCompressSync(frameText({ columns }, fact.body));
  const place = { number: 1, seqFirst: 1, seqLast: 1, digest: digestOf([fact.id]) };
  const segment = { ...place, sha256: sha256Hex(bytes), bytes: bytes.length };
  const listed = { ...historyOf([fact]).segments, segments: [segment] };
  let lists = 0;
  const says = (cursor: number) => ({
    ...historyOf([fact], cursor),
    1: bytes,
    get segments() {
      lists += 1;
      return lists > 10 ? {} : listed;
    },
  });
  expect(await sync(says)).toMatchObject({ phase: 'idle', factsHere: 1 });
  expect(lists).toBeLessThan(5);
});

test('SY8 a time that no calendar holds moves no clock: answers go on being saved', async () => {
  const { lastProblem } = await sync((cursor) => historyOf([], cursor, 9_000_000_000_000_000));
  await installTestPack(here, buildPack(2));
  const { handlers } = here.core;
  const { sessionId } = await handlers['study.start']({
    packId: null,
    topics: [],
    choose: 'mixed',
    count: 2,
  });
  const response = { type: 'single' as const, optionId: 'a' };
  await handlers['study.answer']({ sessionId, position: 0, response, certainty: null, durationMs: 5 });
  expect(here.ground.facts.waitingCount()).toBeGreaterThan(1);
  expect(lastProblem).toMatchObject({ code: 'network.garbled' });
});

test.each([
  ['an id that is none', { id: 'x' }],
  ['an id in another spelling', { id: fact.id.toUpperCase() }],
  ['no device', { deviceId: '' }],
  ['no kind', { kind: '' }],
  ['no number of its device', { deviceSeq: 0 }],
  ['a time before any', { at: -1 }],
  ['a time that no calendar holds', { at: 9_000_000_000_000_000 }],
  ['a zone that is nowhere', { zoneMinutes: 1_000_000 }],
  ['a body that is no object', { body: 'null' }],
])('a fact with %s is not taken into the log, which keeps for good what it has', async (_, part) => {
  expect(await sync((cursor) => historyOf([{ ...fact, ...part }], cursor))).toMatchObject({
    factsHere: 0,
    lastProblem: { code: 'network.garbled' },
  });
  expect(await sync((cursor) => historyOf([fact], cursor))).toMatchObject({
    factsHere: 1,
    lastProblem: null,
  });
});
