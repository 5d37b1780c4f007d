import { expect, test } from 'vitest';
import { buildPack, packId } from '#desktop/core/testing/build-pack';
import { installTestPack } from '#desktop/core/testing/install-test-pack';
import { useTestCore } from '#desktop/core/testing/use-test-core';

const bench = useTestCore();

const get = () => bench.core.handlers['settings.get']({});

test('extra time is none at first, and kept over a restart, also where it is no limit', async () => {
  expect(get()).toMatchObject({ timeFactor: 1 });
  for (const timeFactor of [1.5, null] as const) {
    await bench.core.handlers['settings.set']({ timeFactor });
    await bench.reopen();
    expect(get()).toMatchObject({ timeFactor, appearance: 'system' });
  }
});

test('settings of an Answly without extra time are kept, and have none', async () => {
  const old = JSON.stringify({ appearance: 'dark', contrast: 'more', textSize: 1.3 });
  bench.ground.db.prepare("INSERT INTO meta (key, value) VALUES ('settings', ?)").run(old);
  await bench.reopen();
  expect(get()).toEqual({ appearance: 'dark', contrast: 'more', textSize: 1.3, timeFactor: 1 });
});

test('a timed block has the extra time it is begun with', async () => {
  await installTestPack(bench, buildPack(4));
  const begin = async (timeFactor?: 1.5 | null) => {
    const { handlers } = bench.core;
    const choice = { packId, topics: [], choose: 'mixed', count: 1, minutes: 10 } as const;
    const { exam } = await handlers['study.start']({ ...choice, timeFactor });
    return { leftMs: exam?.leftMs, factor: exam?.timeFactor };
  };
  expect(await begin()).toEqual({ leftMs: 600_000, factor: 1 });
  expect(await begin(1.5)).toEqual({ leftMs: 900_000, factor: 1.5 });
  expect(await begin(null)).toEqual({ leftMs: null, factor: null });
});
