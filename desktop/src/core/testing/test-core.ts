/** Builds a core on a real study file for tests, with a time of their own and no network. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@answly/shared/errors/app-error';
import { systemRandom, type Clock, type Random } from '#desktop/core/clock';
import { createCore, type Core, type CoreParts } from '#desktop/core/core';
import type { Connect, NetworkGround } from '#desktop/core/network';

export interface TestClock extends Clock {
  now: number;
  zone: number;
  /** Since the computer was started; goes with `now` unless it is set apart. */
  boot: { boot: string | null; ms: number } | undefined;
}

/** 2026-03-02 12:00 UTC, a Monday; stands still until moved. */
export function createTestClock(now = Date.UTC(2026, 2, 2, 12)): TestClock {
  const clock: TestClock = {
    now,
    zone: 0,
    boot: undefined,
    wallMs: () => clock.now,
    monotonicMs: () => clock.now - now,
    zoneMinutes: () => clock.zone,
    sinceBoot: () => clock.boot ?? { boot: 'test', ms: clock.now - now + 60_000 },
  };
  return clock;
}

/** The same seed gives the same chance (mulberry32). */
export function createTestRandom(seed: number): Random {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { share, bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(share() * 256)) };
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'answly-core-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export const migrationsFolder = join(import.meta.dirname, '..', '..', '..', 'migrations');

/** A cloud that cannot be reached. */
export const offline: Connect = () => {
  const refuse = () => {
    throw new AppError('network.offline');
  };
  return {
    handlers: new Proxy({}, { get: () => refuse, ownKeys: () => [] }) as ReturnType<Connect>['handlers'],
    nudge: () => undefined,
    listPacks: async () => refuse(),
    downloadPack: async () => refuse(),
    takeOver: async () => refuse(),
    leaseExam: async () => refuse(),
    close: async () => undefined,
  };
};

export interface TestCore {
  core: Core;
  clock: TestClock;
  /** What the network part was given: the way to the study file itself. */
  ground: NetworkGround;
  logged: string[];
  /** How often something to send was announced. */
  nudges: () => number;
}

export function openTestCore(dataFolder: string, parts: Partial<CoreParts> = {}): TestCore {
  const clock = createTestClock();
  const logged: string[] = [];
  let ground: NetworkGround | undefined;
  let nudges = 0;
  const core = createCore({
    dataFolder,
    migrationsFolder,
    starterFolder: null,
    maps: [],
    host: 'browser',
    version: '0.0.0',
    clock,
    random: systemRandom,
    log: (line, error) =>
      logged.push(
        error === undefined
          ? line
          : `${line}: ${error instanceof Error ? error.message : JSON.stringify(error)}`,
      ),
    ...parts,
    connect(given) {
      ground = given;
      return { ...(parts.connect ?? offline)(given), nudge: () => void nudges++ };
    },
  });
  if (!ground) throw new Error('the network part was not connected');
  return { core, clock, ground, logged, nudges: () => nudges };
}
