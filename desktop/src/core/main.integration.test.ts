/** The core as a process of its own. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '#desktop/core/testing/test-core';

const entry = join(import.meta.dirname, 'main.ts');

test.runIf(process.platform === 'linux')('goes on where its log lies on a full disk', async () => {
  const folder = temporaryFolder();
  const full = openSync('/dev/full', 'w');
  const child = fork(entry, ['--host', 'browser', '--data', folder], {
    serialization: 'advanced',
    stdio: ['ignore', full, full, 'ipc'],
  });
  closeSync(full);
  const told: unknown[] = [];
  child.on('message', (message) => told.push(message));
  const hears = async (words: string) => {
    await expect.poll(() => JSON.stringify(told), { timeout: 20_000 }).toContain(words);
  };
  const say = (message: unknown) => child.send({ kind: 'text', window: 1, text: JSON.stringify(message) });
  try {
    await hears('ready');
    child.send({ kind: 'open', window: 1 });
    for (let id = 1; id <= 3; id++) {
      // What is no call is logged.
      say('no call');
      say({ id, call: 'app.info', input: {} });
      await hears(`\\"id\\":${id},\\"ok\\":true`);
    }
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    removeFolder(folder);
  }
});
