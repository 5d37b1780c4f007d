/** One device of the student: the real core on a real study file, in a process that may be killed and started again. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Keeper } from '../desktop/src/core/account/keyring.ts';
import type { Clock } from '../desktop/src/core/clock.ts';
import { connectCloud } from '../desktop/src/core/connect-cloud.ts';
import { createCore, type Core } from '../desktop/src/core/core.ts';
import type { Ground } from '../desktop/src/core/ground.ts';
import type { Network as CoreNetwork } from '../desktop/src/core/network.ts';
import type { Db } from '../desktop/src/core/storage/db.ts';
import { createDocuments, type Documents } from '../desktop/src/core/storage/documents.ts';
import { createTestRandom, migrationsFolder } from '../desktop/src/core/testing/test-core.ts';
import { segmentFacts } from './cloud.ts';
import { createMortality, type Mortality } from './mortal-db.ts';
import type { DeviceSeams } from './sabotage.ts';
import type { World } from './world.ts';

export interface Device {
  index: number;
  /** How far its wall clock is from the world's time. */
  skewMs: number;
  zoneMinutes: number;
  /** Counts requests and timers: each says that the engine has come to rest. */
  moves: number;
  /** How many facts of its file the ledger knows. */
  localSeen: number;
  /** Up to which place of the server's history its rows were found to be here. */
  cursorSeen: number;
  keeper: Keeper;
  running: Running;
}

export interface Running {
  core: Core;
  ground: Ground;
  network: CoreNetwork;
  documents: Documents;
  /** The file itself: reading it counts no statement and kills nobody. */
  db: Db;
  mortality: Mortality;
}

export interface DeviceStart {
  index: number;
  skewMs: number;
  zoneMinutes: number;
}

export function createDevice(world: World, start: DeviceStart): Device {
  const device: Omit<Device, 'running'> = {
    ...start,
    moves: 0,
    localSeen: 0,
    cursorSeen: 0,
    keeper: createMemoryKeeper(),
  };
  mkdirSync(folderOf(world, start.index), { recursive: true });
  copyFileSync(world.templateFile, join(folderOf(world, start.index), 'study.db'));
  return Object.assign(device, { running: startCore(world, device) });
}

/** Ends the process, as the student does or as a crash, and starts it again on the same file. */
export async function restartDevice(world: World, device: Device): Promise<void> {
  await endCore(world, device);
  device.running = startCore(world, device);
}

/** A new installation on the same computer: nothing of before is left. */
export async function reinstallDevice(world: World, device: Device): Promise<void> {
  await endCore(world, device);
  rmSync(folderOf(world, device.index), { recursive: true, force: true });
  mkdirSync(folderOf(world, device.index), { recursive: true });
  copyFileSync(world.templateFile, join(folderOf(world, device.index), 'study.db'));
  Object.assign(device, { keeper: createMemoryKeeper(), localSeen: 0, cursorSeen: 0 });
  device.running = startCore(world, device);
}

export async function endCore(world: World, device: Device): Promise<void> {
  const closed = device.running.core.close();
  // Connections end with the process, also those that nobody gave a signal.
  world.network.hangUp(device.index);
  await closed;
  world.timeline.forget(device.running);
}

function folderOf(world: World, index: number): string {
  return join(world.folder, `device-${index}`);
}

function startCore(world: World, device: Omit<Device, 'running'>): Running {
  const seams: DeviceSeams = world.sabotage?.device?.() ?? {};
  const mortality = createMortality(() => void running.network?.close().catch(() => undefined));
  const running: Partial<Running> = { mortality };
  running.core = createCore({
    dataFolder: folderOf(world, device.index),
    migrationsFolder,
    starterFolder: null,
    maps: [],
    host: 'browser',
    version: '0.0.0',
    clock: clockOf(world, device),
    random: createTestRandom(world.takeSeed()),
    log: () => undefined,
    wrapDb(db) {
      running.db = db;
      return mortality.wrap(seams.db?.(db) ?? db);
    },
    connect(given) {
      running.ground = given;
      running.documents = createDocuments({
        ...given,
        deviceId: () => given.device.id(),
      });
      const moved = () => void (device.moves += 1);
      const timers = world.timeline.timersOf(running, moved);
      const send = world.network.fetchOf(device.index, moved);
      const connect = connectCloud({
        cloudUrl: 'http://cloud.test',
        fetch: seams.fetch?.(send, given) ?? send,
        timers: seams.timers?.(timers) ?? timers,
        keeper: device.keeper,
        listens: false,
        pause: () => Promise.resolve(),
        segmentFacts,
      });
      const network = connect({ ...given, facts: seams.facts?.(given.facts, given) ?? given.facts });
      running.network = network;
      // A dead process has nothing to say when it is cleared away.
      return { ...network, close: () => network.close().catch(() => undefined) };
    },
  });
  return running as Running;
}

function clockOf(world: World, device: Omit<Device, 'running'>): Clock {
  const startedMs = world.timeline.nowMs();
  return {
    wallMs: () => world.timeline.nowMs() + device.skewMs,
    monotonicMs: () => world.timeline.nowMs() - startedMs,
    zoneMinutes: () => device.zoneMinutes,
    sinceBoot: () => ({ boot: 'sim', ms: world.timeline.nowMs() }),
  };
}

/** A keyring: it outlives the process, not the installation. */
function createMemoryKeeper(): Keeper {
  let kept: string | null = null;
  return {
    kind: 'keyring',
    get: () => Promise.resolve(kept),
    set: (token) => Promise.resolve(void (kept = token)),
    delete: () => Promise.resolve(void (kept = null)),
  };
}
