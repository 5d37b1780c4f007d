import { expect, test } from 'vitest';
import { createApp } from '#cloud/app';
import { createLog } from '#cloud/log';
import { health } from '@answly/shared/http/health';
import type { Observation } from './observe.ts';

/** What the log of requests and the log of faults say of an ask at `path`, which ends with `error`. */
async function observed(path: string, error: Error) {
  const observations: Observation[] = [];
  const lines: Record<string, unknown>[] = [];
  const app = createApp({
    log: createLog('warn', {
      write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>),
    }),
    settings: { bodyBytesMax: 1_000 },
    authenticate: () => Promise.reject(new Error('nobody is asked for')),
    resources: [(bind) => bind(health, () => Promise.reject(error))],
    observer: (observation) => void observations.push(observation),
  });
  await app.request(path);
  return { observation: observations[0], lines };
}

test('a refusal is told to operators by its code and its sentence, as it is to the student', async () => {
  const { observation, lines } = await observed('/nowhere', new Error('not asked'));
  expect(observation).toMatchObject({
    status: 404,
    code: 'route.unknown',
    title: 'There is nothing at this address.',
  });
  expect(lines).toEqual([]);
});

test('a fault is told by its code, its sentence and its inside', async () => {
  const { observation, lines } = await observed(health.path, new TypeError('a mistake of ours'));
  const told = { code: 'internal.error', title: 'Something went wrong on our side.' };
  expect(observation).toMatchObject({ status: 500, ...told });
  expect(lines).toMatchObject([{ ...told, err: { message: 'a mistake of ours' }, msg: 'A request failed' }]);
});
