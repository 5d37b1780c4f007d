/** When a page begins anew, on a client that the test speaks for. */
import { afterEach, expect, test, vi } from 'vitest';
import type { Client, ClientState } from '#desktop/contract/client';
import { keepToStudent } from './keep-to-student.ts';

afterEach(() => vi.unstubAllGlobals());

const one = { profileId: 'one', version: '1.0.0' };

test.each([
  ['stays with the same student and version', one, { hash: '#/library', reloads: 0 }],
  ['goes to Today for another student', { ...one, profileId: 'two' }, { hash: '#/', reloads: 1 }],
  [
    'stays at its address for another version',
    { ...one, version: '1.1.0' },
    { hash: '#/library', reloads: 1 },
  ],
])('%s', async (_, later, expected) => {
  const page = { hash: '#/library', reloads: 0, reload: () => void (page.reloads += 1) };
  vi.stubGlobal('location', page);
  let info = one;
  let tell: (state: ClientState) => void = () => undefined;
  keepToStudent({
    call: () => Promise.resolve(info) as never,
    onState: (listener: typeof tell) => {
      tell = listener;
      return () => undefined;
    },
  } satisfies Pick<Client, 'call' | 'onState'>);
  tell({ phase: 'connected' });
  await Promise.resolve();
  info = later;
  tell({ phase: 'connected' });
  await new Promise((resolve) => setImmediate(resolve));
  expect(page).toMatchObject(expected);
});
