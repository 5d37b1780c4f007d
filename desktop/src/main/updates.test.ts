/** Updates driven by the policy, with an updater whose feed and faults the test sets. */
import { describe, expect, it } from 'vitest';
import type { Updater } from './updates.ts';
import { createUpdates } from './updates.ts';

function createScene() {
  const acts: string[] = [];
  const offers: (string | null)[] = [];
  const failures = new Map<string, number>();
  const faults = new Set<string>();
  const world = { feed: '2.0.0', studying: false, now: 0 };
  const errors: ((error: Error) => void)[] = [];
  const timers: (() => void)[] = [];
  const act = (name: string) => {
    acts.push(name);
    return faults.has(name) ? Promise.reject(new Error(`${name} broke`)) : Promise.resolve();
  };
  const updater: Updater = {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    allowDowngrade: true,
    async checkForUpdates() {
      await act('check');
      return { isUpdateAvailable: world.feed !== '1.0.0', updateInfo: { version: world.feed } };
    },
    downloadUpdate: () => act('download'),
    quitAndInstall() {
      acts.push('install');
      if (faults.has('install')) errors.forEach((tell) => tell(new Error('install broke')));
      else if (!faults.has('silence')) updates.quitting();
    },
    on: (_event, tell) => errors.push(tell),
  };
  const updates = createUpdates({
    updater,
    enabled: true,
    isStudying: () => world.studying,
    records: {
      failuresOf: (version) => failures.get(version) ?? 0,
      addFailure: (version) => void failures.set(version, (failures.get(version) ?? 0) + 1),
    },
    now: () => world.now,
    later: (callback) => timers.push(callback),
    prepare: () => act('prepare'),
    recover: () => void acts.push('recover'),
    offer: (version) => offers.push(version),
    log: () => undefined,
  });
  return { acts, offers, failures, faults, world, timers, updater, updates };
}

describe('updates', () => {
  it('leave nothing to the updater: no download, no install at quit, no way back', () => {
    const { updater } = createScene();
    expect(updater).toMatchObject({
      autoDownload: false,
      autoInstallOnAppQuit: false,
      allowDowngrade: false,
    });
  });

  it('are loaded and offered, and installed after a backup once the student agrees', async () => {
    const scene = createScene();
    await scene.updates.step();
    expect(scene.acts).toEqual(['check', 'download']);
    expect(scene.offers).toEqual(['2.0.0']);
    await scene.updates.agree();
    expect(scene.acts).toEqual(['check', 'download', 'prepare', 'install']);
  });

  it('do nothing during a session, not even when asked, and an old yes does not count after it', async () => {
    const scene = createScene();
    scene.world.studying = true;
    await scene.updates.step();
    expect(scene.acts).toEqual([]);
    scene.world.studying = false;
    await scene.updates.step();
    scene.world.studying = true;
    await scene.updates.agree();
    scene.world.studying = false;
    await scene.updates.step();
    expect(scene.acts).toEqual(['check', 'download']);
  });

  it('install nothing at quit', async () => {
    const scene = createScene();
    await scene.updates.step();
    scene.updates.quitting();
    await scene.updates.agree();
    expect(scene.acts).not.toContain('install');
  });

  it('install nothing without a backup, and come back', async () => {
    const scene = createScene();
    scene.faults.add('prepare');
    await scene.updates.step();
    await scene.updates.agree();
    expect(scene.acts.slice(-2)).toEqual(['prepare', 'recover']);
    expect(scene.failures.size).toBe(0);
  });

  it('come back after an install that failed by an event, and do not forget it', async () => {
    const scene = createScene();
    scene.faults.add('install');
    await scene.updates.step();
    await scene.updates.agree();
    expect(scene.acts.slice(-3)).toEqual(['prepare', 'install', 'recover']);
    expect(scene.failures.get('2.0.0')).toBe(1);
  });

  it('come back after an install that did nothing at all', async () => {
    const scene = createScene();
    scene.faults.add('silence');
    await scene.updates.step();
    const agreed = scene.updates.agree();
    await expect.poll(() => scene.timers.length).toBe(1);
    expect(scene.acts).not.toContain('recover');
    scene.timers[0]?.();
    await agreed;
    expect(scene.acts.at(-1)).toBe('recover');
  });

  it('stop after two failures of a version and take up the next one', async () => {
    const scene = createScene();
    scene.faults.add('download');
    for (let attempt = 0; attempt < 4; attempt += 1) await scene.updates.step();
    expect(scene.acts.filter((act) => act === 'download')).toHaveLength(2);
    scene.faults.clear();
    scene.world.feed = '2.0.1';
    scene.world.now = 6 * 3_600_000;
    await scene.updates.step();
    expect(scene.offers).toEqual(['2.0.1']);
  });

  it('take an unreachable feed for no fault of anything, and ask again hours later', async () => {
    const scene = createScene();
    scene.faults.add('check');
    await scene.updates.step();
    await scene.updates.step();
    expect(scene.acts).toEqual(['check']);
    scene.faults.clear();
    scene.world.now = 6 * 3_600_000;
    await scene.updates.step();
    expect(scene.offers).toEqual(['2.0.0']);
  });
});
