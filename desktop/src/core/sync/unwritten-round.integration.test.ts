/** A round with the server that went well, of a study file that cannot be written just then. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectCloud } from '#desktop/core/connect-cloud';
import { createManualTimers } from '#desktop/core/testing/manual-timers';
import { historyOf, scriptedServer } from '#desktop/core/testing/scripted-server';
import { openTestCore, removeFolder, temporaryFolder, type TestCore } from '#desktop/core/testing/test-core';

/** A server that knows the student and holds nothing yet. */
const emptyServer = scriptedServer((name) => (historyOf([]) as Record<string, object>)[name]);

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
