/** A round with the server that went well, of a study file that cannot be written just then. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { columnsOf } from '@answly/shared/sync/facts-frame';
import { newId } from '@answly/shared/sync/new-id';
import { systemRandom } from '#desktop/core/clock';
import { connectCloud } from '#desktop/core/connect-cloud';
import { createManualTimers } from '#desktop/core/testing/manual-timers';
import { openTestCore, removeFolder, temporaryFolder, type TestCore } from '#desktop/core/testing/test-core';

const told = { epoch: 'first', serverTime: Date.UTC(2026, 2, 2, 12), head: 0 };
const page = { ...told, nextCursor: 0, more: false };
const columns = { ...columnsOf([]), seqFirst: 1, effectiveAfter: [] };
const answers: Record<string, object> = {
  documents: { ...page, documents: [], restart: false, marks: 0 },
  segments: { ...told, segments: [] },
  recent: { ...page, columns, deviceSeqMax: 0 },
  pull: { ...page, columns, deviceSeqMax: 0 },
};

/** A server that knows the student and holds nothing yet. */
const emptyServer: typeof fetch = async (url) => {
  const { pathname } = new URL(url instanceof Request ? url.url : url);
  const answer = answers[pathname.split('/').at(-1) ?? ''];
  if (answer !== undefined) return Response.json(answer);
  const userId = newId(Date.now(), systemRandom.bytes(16));
  const tokens = {
    accessToken: 'access',
    accessExpiresInSeconds: 900,
    refreshToken: 'a-refresh-token-long-enough',
  };
  return Response.json({ userId, email: 'a@example.org', sessionId: userId, ...tokens }, { status: 201 });
};

let folder: string;
let at: TestCore;
beforeEach(() => {
  folder = temporaryFolder();
  const { timers } = createManualTimers();
  const connect = connectCloud({
    cloudUrl: 'http://cloud.example',
    fetch: emptyServer,
    listens: false,
    timers,
  });
  at = openTestCore(folder, { connect });
});
afterEach(async () => {
  await at.core.close();
  removeFolder(folder);
});

test('is told as a trouble and tried again: it rejects for nobody, since nobody may be there to hear', async () => {
  at.ground.db.exec(
    `CREATE TRIGGER full BEFORE INSERT ON meta WHEN new.key = 'sync.last-success'
     BEGIN SELECT raise(ABORT, 'no room'); END`,
  );
  await at.core.handlers['account.register']({ email: 'a@example.org', password: 'a long quiet sentence' });
  expect(await at.core.handlers['sync.now']({})).toMatchObject({
    phase: 'backing-off',
    nextTryAt: expect.any(Number) as number,
  });
  at.ground.db.exec('DROP TRIGGER full');
  expect(await at.core.handlers['sync.now']({})).toMatchObject({ phase: 'idle', lastProblem: null });
});
