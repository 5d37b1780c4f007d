import { limits } from '@answly/shared/limits';
import { expect, test } from 'vitest';
import type { Port } from '#desktop/contract/messages';
import { serve } from './serve.ts';
import { useTestCore } from './testing/use-test-core.ts';

const bench = useTestCore();

/** A window's end of a port: what it sends, and what it got. */
function openWindow() {
  const got: Record<string, unknown>[] = [];
  let deliver = (_: unknown): void => undefined;
  let closed = (): void => undefined;
  const port: Port = {
    post: (message) => void got.push(structuredClone(message) as Record<string, unknown>),
    onMessage: (listener) => void (deliver = listener),
    onClose: (listener) => void (closed = listener),
    close: () => closed(),
  };
  serve(bench.core, port);
  return { got, send: (message: unknown) => deliver(message), close: () => port.close() };
}

test('a call is answered with its id and value', async () => {
  const { got, send } = openWindow();
  send({ id: 7, call: 'settings.set', input: { appearance: 'dark' } });
  await expect
    .poll(() => got.find((each) => each.id === 7))
    .toMatchObject({
      ok: true,
      value: { appearance: 'dark', contrast: 'system', textSize: 1, timeFactor: 1 },
    });
});

test.each([
  ['an unknown call', { id: 1, call: 'toString', input: {} }, 'route.unknown'],
  ['input of another shape', { id: 1, call: 'study.start', input: { count: -1 } }, 'request.invalid'],
  [
    'a refusal',
    { id: 1, call: 'library.remove', input: { packId: '0190a0a0-0000-7000-8000-000000000001' } },
    'pack.unknown',
  ],
])('%s is answered with a problem', async (_, message, code) => {
  const { got, send } = openWindow();
  send(message);
  await expect.poll(() => got[0]).toMatchObject({ id: 1, ok: false, problem: { code } });
});

test.each([0, 0.5, -5, 12.5, limits.blockMinutesMax + 1])(
  'a timed block of %s minutes is refused',
  async (minutes) => {
    const { got, send } = openWindow();
    const input = { packId: null, topics: [], choose: 'mixed', count: 10, minutes };
    send({ id: 1, call: 'study.start', input });
    await expect.poll(() => got[0]).toMatchObject({ ok: false, problem: { code: 'request.invalid' } });
    // With minutes that are some it gets as far as the packs, of which there is none.
    send({ id: 2, call: 'study.start', input: { ...input, minutes: limits.blockMinutesMin } });
    await expect.poll(() => got[1]).toMatchObject({ problem: { code: 'study.nothing-to-study' } });
  },
);

test('what nobody foresaw becomes internal.error, is logged, and shows nothing of its inside', async () => {
  const { got, send } = openWindow();
  bench.ground.db.exec('DROP TABLE tally');
  send({ id: 1, call: 'stats.progress', input: {} });
  await expect.poll(() => got[0]).toMatchObject({ ok: false, problem: { code: 'internal.error' } });
  expect(JSON.stringify(got)).not.toContain('tally');
  expect(bench.logged.join()).toContain('tally');
});

test('an answer that breaks the contract is a fault of the core: logged, and never sent', async () => {
  const { got, send } = openWindow();
  bench.core.handlers['settings.get'] = () => ({ appearance: 'purple' }) as never;
  send({ id: 1, call: 'settings.get', input: {} });
  await expect.poll(() => got[0]).toMatchObject({ id: 1, ok: false, problem: { code: 'internal.error' } });
  expect(bench.logged.join()).toContain('settings.get failed');
});

test('an event that breaks the contract is logged and never sent', () => {
  const { got } = openWindow();
  bench.core.emit('data.changed', { what: 'weather' as 'packs' });
  expect(got).toEqual([]);
  expect(bench.logged.join()).toContain('data.changed does not fit the contract');
});

test('events reach every open window until it closes', () => {
  const [one, two] = [openWindow(), openWindow()];
  bench.core.emit('data.changed', { what: 'packs' });
  two.close();
  bench.core.emit('data.changed', { what: 'facts' });
  expect(one.got).toEqual([
    { event: 'data.changed', data: { what: 'packs' } },
    { event: 'data.changed', data: { what: 'facts' } },
  ]);
  expect(two.got).toHaveLength(1);
});

test('what is no call is ignored', () => {
  const { got, send } = openWindow();
  for (const message of [null, 'text', { id: 'x' }, { id: -1, call: 'settings.get' }]) send(message);
  expect(got).toEqual([]);
  expect(bench.logged).toHaveLength(4);
});
