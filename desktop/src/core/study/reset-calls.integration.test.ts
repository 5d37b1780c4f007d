/** Resetting progress and taking it back, on a real study file (SY13). */
import { beforeEach, expect, test } from 'vitest';
import { buildPack, packId } from '#desktop/core/testing/build-pack';
import { installTestPack } from '#desktop/core/testing/install-test-pack';
import { derivedState } from '#desktop/core/testing/projections';
import { useTestCore } from '#desktop/core/testing/use-test-core';

const bench = useTestCore();
beforeEach(async () => {
  await installTestPack(bench, buildPack(6));
  const { handlers } = bench.core;
  const session = await handlers['study.start']({ packId, topics: [], choose: 'new', count: 3 });
  for (let position = 0; position < 3; position++) {
    const response = { type: 'single', optionId: 'a' } as const;
    const place = { sessionId: session.sessionId, position };
    await handlers['study.answer']({ ...place, response, certainty: null, durationMs: 1_000 });
  }
  bench.clock.now += 1_000;
});

const seen = async () => (await bench.core.handlers['library.packs']({}))[0]?.seenCount;

test('SY13 a reset says how much goes, nothing counts afterwards, and undo brings all of it back', async () => {
  const { handlers } = bench.core;
  const before = derivedState(bench.ground.db);
  const { factId, attemptCount } = await handlers['progress.reset']({ packId });
  expect([attemptCount, await seen()]).toEqual([3, 0]);
  expect(bench.ground.facts.factCount()).toBeGreaterThan(3);
  await handlers['progress.undoReset']({ factId });
  expect(await seen()).toBe(3);
  const [attempts, states] = derivedState(bench.ground.db) as unknown[];
  expect([attempts, states]).toEqual((before as unknown[]).slice(0, 2));
});

test('SY13 a reset of another pack takes nothing, and a reset of all takes everything', async () => {
  const { handlers } = bench.core;
  const other = '0190a0a0-0000-7000-8000-00000000dddd';
  expect(await handlers['progress.reset']({ packId: other })).toMatchObject({ attemptCount: 0 });
  expect(await seen()).toBe(3);
  expect(await handlers['progress.reset']({ packId: null })).toMatchObject({ attemptCount: 3 });
  expect(await seen()).toBe(0);
});
