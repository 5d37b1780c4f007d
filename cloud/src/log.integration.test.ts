import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { connectRedis } from '#cloud/storage/redis/connect';
import { startRedis } from '#cloud/testing/redis-process';
import { describeWithRedis } from '#cloud/testing/redis-server';
import { createTestDatabase } from '#cloud/testing/test-database';
import { createLog } from './log.ts';

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

describeWithRedis('a Redis that lets nobody in', () => {
  test('is told of without the password that was tried', async () => {
    const server = await startRedis();
    const ignored = { onUp: () => undefined, onDown: () => undefined };
    const owner = connectRedis(server.url, ignored);
    const lines: string[] = [];
    const log = createLog('warn', { write: (line) => void lines.push(line) });
    const stranger = () =>
      connectRedis(`redis://:not-its-words@127.0.0.1:${server.port}`, {
        ...ignored,
        onDown: (error) => log.warn({ err: error }, 'Redis is away'),
      });
    const handles = [owner];
    try {
      await expect.poll(() => owner.redis.status).toBe('ready');
      await owner.redis.config('SET', 'requirepass', 'words-of-its-own');
      handles.push(stranger());
      await expect.poll(() => lines.join()).toContain('WRONGPASS');
      expect(lines.join()).not.toContain('not-its-words');
    } finally {
      for (const handle of handles) handle.close();
      await server.kill();
    }
  });
});
