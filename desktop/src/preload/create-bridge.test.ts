/** The page's bridge over an IPC that the test speaks for, with real MessagePorts. */
import { EventEmitter } from 'node:events';
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import { describe, expect, it } from 'vitest';
import { channels } from '#desktop/contract/shell-channels';
import { createBridge } from './create-bridge.ts';

function createScene(invoke: (channel: string, ...values: unknown[]) => Promise<unknown>) {
  const ipc = Object.assign(new EventEmitter(), { invoke });
  const bridge = createBridge(ipc as unknown as Parameters<typeof createBridge>[0]);
  /** The main process hands over a port; gives the core's end. */
  const deliver = (window: number) => {
    const { port1, port2 } = new MessageChannel();
    ipc.emit(channels.port, { ports: [port2] }, { window });
    return port1;
  };
  return { ipc, bridge, deliver };
}

describe('bridge', () => {
  it.each(['before', 'after'])(
    'gives the port that came %s its offer, and carries both ways',
    async (order) => {
      const asked: unknown[][] = [];
      const scene = createScene((...values) => {
        asked.push(values);
        return Promise.resolve({ ok: true, window: 7 });
      });
      const early = order === 'before' ? scene.deliver(7) : null;
      const connecting = scene.bridge.connect();
      await new Promise((resolve) => setImmediate(resolve));
      const core = early ?? scene.deliver(7);
      core.postMessage({ event: 'kept', data: 1 });
      const connection = await connecting;
      if (!connection.ok) throw new Error('not open');
      const heard = new Promise((resolve) => connection.port.onMessage(resolve));
      expect(await heard).toEqual({ event: 'kept', data: 1 });
      const answered = new Promise((resolve) =>
        core.addEventListener('message', (event) => resolve(event.data)),
      );
      core.start();
      connection.port.post({ id: 1, call: 'app.info', input: {} });
      expect(await answered).toEqual({ id: 1, call: 'app.info', input: {} });
      expect(asked).toEqual([[channels.connect]]);
      core.close();
    },
  );

  it('passes on why the core cannot start', async () => {
    const problem = problemOf(new AppError('data.in-use'));
    const scene = createScene(() => Promise.resolve({ ok: false, problem }));
    expect(await scene.bridge.connect()).toEqual({ ok: false, problem });
  });

  it.each([
    ['refuses', () => Promise.reject(new Error('only the page of Answly may connect'))],
    ['answers nonsense', () => Promise.resolve('yes')],
  ])('says core.gone when the main process %s', async (_what, invoke) => {
    expect(await createScene(invoke).bridge.connect()).toMatchObject({
      ok: false,
      problem: { code: 'core.gone' },
    });
  });

  it('closes its ports when the main process says that the core is gone', async () => {
    const scene = createScene(() => Promise.resolve({ ok: true, window: 1 }));
    scene.deliver(1);
    const connection = await scene.bridge.connect();
    if (!connection.ok) throw new Error('not open');
    let closedCount = 0;
    connection.port.onClose(() => (closedCount += 1));
    scene.ipc.emit(channels.gone);
    scene.ipc.emit(channels.gone);
    expect(closedCount).toBe(1);
  });

  it('notices by itself that the other end of its port is gone', async () => {
    const scene = createScene(() => Promise.resolve({ ok: true, window: 1 }));
    const core = scene.deliver(1);
    const connection = await scene.bridge.connect();
    if (!connection.ok) throw new Error('not open');
    const closed = new Promise<void>((resolve) => connection.port.onClose(resolve));
    core.close();
    await closed;
  });
});
