import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createTestDatabase } from '#cloud/testing/test-database';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

test('a log that cannot be written costs its lines, and no student an answer', async () => {
  const database = await createTestDatabase();
  // Open for reading alone it refuses what is written, as a full disk does.
  const log = await open(main, 'r');
  const child = spawn(process.execPath, [main], {
    env: { PORT: '0', DATABASE_URL: database.url, SHUTDOWN_DRAIN_MS: '0' },
    stdio: ['ignore', log.fd, 'ignore', 'ipc'],
  });
  try {
    const ended = once(child, 'exit');
    const [said] = (await Promise.race([once(child, 'message'), ended])) as [{ ready: { url: string } }];
    expect(said).toHaveProperty('ready');
    // More lines than are gathered before they are written.
    for (let asked = 0; asked < 100; asked += 1) {
      const answer = await fetch(`${said.ready.url}/nowhere`, { signal: AbortSignal.timeout(10_000) });
      expect(answer.status).toBe(404);
    }
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
    await log.close();
    await database.drop();
  }
});
