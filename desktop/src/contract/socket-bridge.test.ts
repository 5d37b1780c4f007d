/** The bridge of a page over a socket that the test speaks for. */
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import { describe, expect, it } from 'vitest';
import { socketAddress, socketBridge } from './socket-bridge.ts';

function createSocket() {
  const target = new EventTarget();
  const sent: string[] = [];
  return {
    sent,
    addEventListener: (type: string, listener: (event: { data: unknown }) => void) =>
      target.addEventListener(type, (event) => listener(event as MessageEvent)),
    send: (text: string) => void sent.push(text),
    close: () => void target.dispatchEvent(new Event('close')),
    hear: (data: unknown) => void target.dispatchEvent(new MessageEvent('message', { data })),
  };
}

describe('socket bridge', () => {
  it('opens after the greeting and keeps what comes before somebody listens', async () => {
    const socket = createSocket();
    const connecting = socketBridge(() => socket).connect();
    socket.hear('{"host":"open"}');
    socket.hear('{"event":"a","data":1}');
    const connection = await connecting;
    if (!connection.ok) throw new Error('not open');
    const heard: unknown[] = [];
    connection.port.onMessage((message) => heard.push(message));
    socket.hear('{"event":"b","data":2}');
    connection.port.post({ id: 1 });
    expect(heard).toEqual([
      { event: 'a', data: 1 },
      { event: 'b', data: 2 },
    ]);
    expect(socket.sent).toEqual(['{"id":1}']);
  });

  it('gives the reason of the host when the core cannot start', async () => {
    const socket = createSocket();
    const connecting = socketBridge(() => socket).connect();
    const problem = problemOf(new AppError('data.in-use'));
    socket.hear(JSON.stringify({ host: 'failed', problem }));
    expect(await connecting).toEqual({ ok: false, problem });
  });

  it.each(['not json', '{"host":"stranger"}', 7])(
    'takes %j as an answer of something else',
    async (hello) => {
      const socket = createSocket();
      const connecting = socketBridge(() => socket).connect();
      socket.hear(hello);
      expect(await connecting).toMatchObject({ ok: false, problem: { code: 'core.gone' } });
    },
  );

  it('says core.gone when the socket closes before the greeting', async () => {
    const socket = createSocket();
    const connecting = socketBridge(() => socket).connect();
    socket.close();
    expect(await connecting).toMatchObject({ ok: false, problem: { code: 'core.gone' } });
  });

  it('tells a late listener that the port has closed', async () => {
    const socket = createSocket();
    const connecting = socketBridge(() => socket).connect();
    socket.hear('{"host":"open"}');
    const connection = await connecting;
    if (!connection.ok) throw new Error('not open');
    socket.close();
    let closed = false;
    connection.port.onClose(() => (closed = true));
    expect(closed).toBe(true);
  });

  it('finds the socket of the page, and refuses a page that is not of the browser host', () => {
    expect(socketAddress('http://127.0.0.1:4173/#/today')).toBe('ws://127.0.0.1:4173/core');
    expect(() => socketAddress('https://example.com/')).toThrow();
  });
});
