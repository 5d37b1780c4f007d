/** A server that offers a sealed segment again that was read already. */
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestOf } from '@answly/shared/sync/digest';
import { columnsOf, frameText } from '@answly/shared/sync/facts-frame';
import { newId } from '@answly/shared/sync/new-id';
import { systemRandom } from '#desktop/core/clock';
import { connectCloud } from '#desktop/core/connect-cloud';
import { sha256Hex } from '#desktop/core/sha256-hex';
import { createManualTimers } from '#desktop/core/testing/manual-timers';
import { openTestCore, removeFolder, temporaryFolder, type TestCore } from '#desktop/core/testing/test-core';

const at = Date.UTC(2026, 2, 2, 12);
const id = () => newId(at, systemRandom.bytes(16));
const fact = {
  id: id(),
  kind: 'of-a-later-version',
  deviceId: id(),
  deviceSeq: 1,
  at,
  zoneMinutes: 0,
  monoMs: 1,
  body: '{}',
};
const columns = { ...columnsOf([fact]), seqFirst: 1, effectiveAfter: [0] };
const bytes = zstdCompressSync(frameText({ columns }, fact.body));
const segment = {
  number: 1,
  seqFirst: 1,
  seqLast: 1,
  digest: digestOf([fact.id]),
  sha256: sha256Hex(bytes),
  bytes: bytes.length,
};

const told = { epoch: 'first', serverTime: at, head: 1 };
const page = { ...told, nextCursor: 1, more: false };
const nothing = { ...columnsOf([]), seqFirst: 2, effectiveAfter: [] };
const answers: Record<string, object> = {
  documents: { ...page, documents: [], restart: false, marks: 0 },
  segments: { ...told, segments: [segment] },
  recent: { ...page, columns: { ...nothing, seqFirst: 1 }, deviceSeqMax: 0 },
  pull: { ...page, columns: nothing, deviceSeqMax: 0 },
};

let lists = 0;
const server: typeof fetch = async (url) => {
  const { pathname } = new URL(url instanceof Request ? url.url : url);
  const name = pathname.split('/').at(-1) ?? '';
  if (name === 'segments' && (lists += 1) > 10) throw new TypeError('asked for ever');
  if (name === '1') return new Response(bytes);
  const answer = answers[name];
  if (answer !== undefined) return Response.json(answer);
  const tokens = {
    accessToken: 'access',
    accessExpiresInSeconds: 900,
    refreshToken: 'a-refresh-token-long-enough',
  };
  return Response.json(
    { userId: id(), email: 'a@example.org', sessionId: id(), ...tokens },
    { status: 201 },
  );
};

let folder: string;
let here: TestCore;
beforeEach(() => {
  folder = temporaryFolder();
  const { timers } = createManualTimers();
  const cloudUrl = 'http://cloud.example';
  const connect = connectCloud({ cloudUrl, fetch: server, listens: false, timers, segmentFacts: 1 });
  here = openTestCore(folder, { connect });
});
afterEach(async () => {
  await here.core.close();
  removeFolder(folder);
});

test('SY7 is asked no more for segments once they bring nothing: the pages go on', async () => {
  await here.core.handlers['account.register']({
    email: 'a@example.org',
    password: 'a long quiet sentence',
  });
  expect(await here.core.handlers['sync.now']({})).toMatchObject({ phase: 'idle', factsHere: 1 });
  expect(lists).toBe(2);
});
