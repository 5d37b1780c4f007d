/** Windows of the browser host on a real core: who may connect, what a bad one does, and a core that dies. */
import { once } from 'node:events';
import { limits } from '@answly/shared/limits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import type { Client } from '#desktop/contract/client';
import type { TestHost } from './testing/test-host.ts';
import { startTestHost } from './testing/test-host.ts';

let test: TestHost;
let cookie = '';
beforeAll(async () => {
  test = await startTestHost();
  cookie = await test.enter();
});
afterAll(() => test.stop());

/** The status a WebSocket is refused with. */
async function refusal(socket: WebSocket): Promise<number | undefined> {
  socket.on('error', () => undefined);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode?: number }];
  socket.terminate();
  return response.statusCode;
}

async function greeted(): Promise<WebSocket> {
  const socket = test.openSocket({ cookie });
  const [hello] = (await once(socket, 'message')) as [Buffer];
  expect(hello.toString()).toBe('{"host":"open"}');
  return socket;
}

async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

function phase(client: Client, wanted: string): Promise<void> {
  return new Promise((resolve) => {
    if (client.state().phase === wanted) resolve();
    else client.onState((state) => state.phase === wanted && resolve());
  });
}

describe('a WebSocket', () => {
  it('is refused without the cookie, from another origin, and under another name', async () => {
    expect(await refusal(test.openSocket())).toBe(401);
    expect(await refusal(test.openSocket({ cookie, origin: 'https://evil.example' }))).toBe(403);
    expect(await refusal(test.openSocket({ cookie, origin: 'null' }))).toBe(403);
    expect(await refusal(test.openSocket({ cookie, host: 'evil.example' }))).toBe(421);
  });

  it.each([
    ['text that is no JSON', '{nonsense', 1008],
    ['binary', Buffer.from('{}'), 1003],
    ['more than a message may hold', 'x'.repeat(limits.windowMessageBytesMax + 1), 1009],
  ])('is closed when it sends %s, and no other window notices', async (_what, data, code) => {
    const other = test.openClient(cookie);
    await other.call('settings.get', {});
    const socket = await greeted();
    socket.send(data);
    expect(await closeCode(socket)).toBe(code);
    expect(await other.call('settings.get', {})).toMatchObject({ textSize: 1 });
    expect(other.state().phase).toBe('connected');
    expect(test.cores).toHaveLength(1);
    other.close();
  });

  it('may carry a message of the largest size that is allowed', async () => {
    const socket = await greeted();
    const call = { id: 1, call: 'no.such.call', input: '' };
    const room = limits.windowMessageBytesMax - JSON.stringify(call).length;
    socket.send(JSON.stringify({ ...call, input: 'x'.repeat(room) }));
    const [answer] = (await once(socket, 'message')) as [Buffer];
    expect(JSON.parse(answer.toString())).toMatchObject({ id: 1, ok: false });
    socket.close();
  });
});

describe('windows', () => {
  it('share one core, and both hear its events', async () => {
    const [left, right] = [test.openClient(cookie), test.openClient(cookie)];
    await right.call('settings.get', {});
    const heard = new Promise((resolve) => right.on('data.changed', resolve));
    await left.call('settings.set', { appearance: 'dark' });
    expect(await right.call('settings.get', {})).toMatchObject({ appearance: 'dark' });
    expect(await heard).toEqual({ what: 'settings' });
    left.close();
    expect(await right.call('app.info', {})).toMatchObject({ host: 'browser' });
    expect(test.cores).toHaveLength(1);
    right.close();
  });

  it('connect again after kill -9 of the core, and nothing that was saved is lost', async () => {
    const clients = [test.openClient(cookie), test.openClient(cookie)];
    for (const client of clients) await phase(client, 'connected');
    await clients[0]?.call('settings.set', { appearance: 'light', textSize: 1.5 });
    const lost = clients.map((client) => phase(client, 'connecting'));
    test.cores.at(-1)?.kill();
    await Promise.all(lost);
    for (const client of clients) {
      await phase(client, 'connected');
      expect(await client.call('settings.get', {})).toMatchObject({ appearance: 'light', textSize: 1.5 });
      client.close();
    }
    expect(test.cores).toHaveLength(2);
  });

  it('read a sentence while another Answly has the study file, and open once it is free', async () => {
    const first = await startTestHost();
    const saving = first.openClient(await first.enter());
    await saving.call('settings.set', { textSize: 1.25 });
    const second = await startTestHost({ dataFolder: first.dataFolder });
    const client = second.openClient(await second.enter());
    await phase(client, 'failed');
    expect(client.state()).toMatchObject({ problem: { code: 'data.in-use' } });
    await expect(client.call('settings.get', {})).rejects.toMatchObject({ code: 'data.in-use' });
    await first.host.stop();
    await phase(client, 'connected');
    expect(await client.call('settings.get', {})).toMatchObject({ textSize: 1.25 });
    await second.stop();
    await first.stop();
  });
});

describe('the port', () => {
  it('is the next free one when the first is taken', async () => {
    const other = await startTestHost({ firstPort: test.host.port });
    expect(other.host.port).toBeGreaterThan(test.host.port);
    expect((await fetch(other.host.url, { redirect: 'manual' })).status).toBe(303);
    await other.stop();
  });
});
