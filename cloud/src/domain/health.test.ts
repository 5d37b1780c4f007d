import { expect, test } from 'vitest';
import { createHealth, type HealthParts } from './health.ts';

const parts: HealthParts = {
  version: '1',
  askDatabase: () => Promise.resolve(),
  redis: () => 'off',
  ai: 'configured',
  warnings: [],
  breakers: () => [],
};

test('without its database a replica is down and tells of its other parts all the same', async () => {
  const askDatabase = () => Promise.reject(new Error('away'));
  expect(await createHealth({ ...parts, askDatabase, warnings: ['half'] }).summary()).toEqual({
    status: 'down',
    version: '1',
    database: 'down',
    redis: 'off',
    ai: 'configured',
    warnings: ['half'],
  });
});

test('a model that rests, or is only tried, is a warning for as long as that lasts', async () => {
  let state: 'closed' | 'open' | 'half-open' = 'closed';
  const health = createHealth({ ...parts, breakers: () => [{ provider: 'p', model: 'secret', state }] });
  const warnings = async () => (await health.summary()).warnings;
  expect(await warnings()).toEqual([]);
  for (state of ['open', 'half-open'] as const) {
    expect(await warnings()).toEqual([expect.stringMatching(/mostly failed of late/) as string]);
    expect((await warnings()).join()).not.toContain('secret');
  }
});
