/** Ports are taken by others at any moment: a start is made again on the next one, but not for ever. */
import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort, PortTaken, startOnFreePort } from './free-port.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function occupy(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', () => reject(new PortTaken('it is taken')));
    server.listen(port, '127.0.0.1', resolve);
  });
  servers.push(server);
}

test('a port that is taken between the look and the start is stepped over', async () => {
  const first = await freePort(0);
  const tried: number[] = [];
  const started = await startOnFreePort(first, async (port) => {
    tried.push(port);
    if (tried.length === 1) await occupy(port);
    await occupy(port);
    return port;
  });
  expect(tried).toHaveLength(2);
  expect(started).toBe(tried[1]);
  expect(started).toBeGreaterThan(tried[0] ?? 0);
});

test('another fault is not tried again, and ten taken ports in a row are the end', async () => {
  let tries = 0;
  const fail = (error: Error) =>
    startOnFreePort(0, () => {
      tries += 1;
      return Promise.reject(error);
    });
  await expect(fail(new Error('no disk'))).rejects.toThrow('no disk');
  expect(tries).toBe(1);
  await expect(fail(new PortTaken('taken'))).rejects.toThrow(PortTaken);
  expect(tries).toBe(11);
});
