/** The window's client against the other end of a port pair. */
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import { describe, expect, it } from 'vitest';
import type { Connection } from './bridge.ts';
import { createClient } from './client.ts';
import type { CallMessage, Port } from './messages.ts';
import { portPair } from './testing/port-pair.ts';

const settings = { appearance: 'dark', contrast: 'system', textSize: 1, timeFactor: 1 } as const;

/** A host whose next connections are given one by one; waiting takes no time and is written down. */
function createHost() {
  const asked: ((connection: Connection) => void)[] = [];
  const waits: number[] = [];
  const client = createClient({
    connect: () => new Promise((resolve) => asked.push(resolve)),
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  });
  const next = async () => {
    while (asked.length === 0) await Promise.resolve();
    return asked.shift() as (connection: Connection) => void;
  };
  return {
    client,
    waits,
    async open(answer: (message: CallMessage, core: Port) => void = () => undefined): Promise<Port> {
      const [window, core] = portPair();
      core.onMessage((message) => answer(message as CallMessage, core));
      (await next())({ ok: true, port: window });
      return core;
    },
    async fail(error: AppError): Promise<void> {
      (await next())({ ok: false, problem: problemOf(error) });
    },
  };
}

const answering = (value: unknown) => (message: CallMessage, core: Port) =>
  core.post({ id: message.id, ok: true, value });

async function phaseReached(client: ReturnType<typeof createClient>, phase: string): Promise<void> {
  while (client.state().phase !== phase) await Promise.resolve();
}

describe('client', () => {
  it('gives the value of the answer to the call it belongs to', async () => {
    const host = createHost();
    const waiting: CallMessage[] = [];
    const core = await host.open((message) => waiting.push(message));
    const first = host.client.call('settings.get', {});
    const second = host.client
      .call('library.removed' as 'library.remove', { packId: 'x' })
      .catch((e: unknown) => e);
    while (waiting.length < 2) await Promise.resolve();
    core.post({ id: waiting[1]?.id, ok: false, problem: problemOf(new AppError('pack.unknown')) });
    core.post({ id: waiting[0]?.id, ok: true, value: settings });
    expect(await first).toEqual(settings);
    expect(await second).toMatchObject({ code: 'pack.unknown' });
  });

  it('keeps a call made before the connection is there, and sends it once', async () => {
    const host = createHost();
    const early = host.client.call('settings.get', {});
    const seen: number[] = [];
    await host.open((message, core) => {
      seen.push(message.id);
      answering(settings)(message, core);
    });
    expect(await early).toEqual(settings);
    expect(seen).toHaveLength(1);
  });

  it('turns a problem into the AppError it stands for, with its sentence', async () => {
    const host = createHost();
    const problem = problemOf(new AppError('disk.full', { detail: 'Free some space.' }));
    await host.open((message, core) => core.post({ id: message.id, ok: false, problem }));
    const refused = await host.client.call('settings.get', {}).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: 'disk.full', detail: 'Free some space.' });
  });

  it('rejects what is pending with core.gone when the port closes, and answers again after reconnecting', async () => {
    const host = createHost();
    const phases: string[] = [];
    host.client.onState((state) => phases.push(state.phase));
    const first = await host.open();
    await phaseReached(host.client, 'connected');
    const lost = host.client.call('settings.get', {});
    first.close();
    await expect(lost).rejects.toMatchObject({ code: 'core.gone' });
    const later = host.client.call('settings.get', {});
    await host.open(answering(settings));
    expect(await later).toEqual(settings);
    expect(phases).toEqual(['connected', 'connecting', 'connected']);
  });

  it('shows why the core cannot start, refuses calls with that reason, and goes on trying', async () => {
    const host = createHost();
    const early = host.client.call('settings.get', {}).catch((error: unknown) => error);
    await host.fail(new AppError('data.newer', { detail: 'Please update Answly.' }));
    expect(await early).toMatchObject({ code: 'data.newer', detail: 'Please update Answly.' });
    await phaseReached(host.client, 'failed');
    await expect(host.client.call('settings.get', {})).rejects.toMatchObject({ code: 'data.newer' });
    await host.open(answering(settings));
    await phaseReached(host.client, 'connected');
    expect(await host.client.call('settings.get', {})).toEqual(settings);
  });

  it('waits longer after each failed try, up to two seconds, and does not call a restart a failure', async () => {
    const host = createHost();
    const phases: string[] = [];
    host.client.onState((state) => phases.push(state.phase));
    for (let attempt = 0; attempt < 7; attempt += 1) await host.fail(new AppError('core.gone'));
    await host.open();
    expect(host.waits).toEqual([100, 250, 500, 1_000, 2_000, 2_000, 2_000]);
    await phaseReached(host.client, 'connected');
    expect(phases).not.toContain('failed');
  });

  it('delivers events until the listener leaves, and drops what is no message of a core', async () => {
    const host = createHost();
    const heard: unknown[] = [];
    const stop = host.client.on('data.changed', (data) => heard.push(data.what));
    const core = await host.open(answering(settings));
    core.post({ event: 'data.changed', data: { what: 'packs' } });
    core.post({ event: 'constructor', data: {} });
    core.post({ event: 'client.state', data: { phase: 'failed' } });
    core.post('garbage');
    await host.client.call('settings.get', {});
    stop();
    core.post({ event: 'data.changed', data: { what: 'facts' } });
    await host.client.call('settings.get', {});
    expect(heard).toEqual(['packs']);
  });

  it('answers core.gone to everything once it is closed, and opens no further port', async () => {
    const host = createHost();
    const pending = host.client.call('settings.get', {}).catch((error: unknown) => error);
    host.client.close();
    expect(await pending).toMatchObject({ code: 'core.gone' });
    await expect(host.client.call('settings.get', {})).rejects.toMatchObject({ code: 'core.gone' });
    const late = await host.open();
    await new Promise<void>((resolve) => late.onClose(resolve));
  });
});
