/** Devices of students on a real cloud, over HTTP, in one process: each with its study file, clock, timers and network. */
import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { startTestCloud, type TestCloud } from '../cloud/src/testing/test-cloud.ts';
import type { Keeper, Keyring } from '../desktop/src/core/account/keyring.ts';
import { createTestKeeper } from '../desktop/src/core/account/testing/test-keeper.ts';
import type { Clock } from '../desktop/src/core/clock.ts';
import { connectCloud } from '../desktop/src/core/connect-cloud.ts';
import { createDocuments, type Documents } from '../desktop/src/core/storage/documents.ts';
import { itemId, packId } from '../desktop/src/core/testing/build-pack.ts';
import {
  openTestCore,
  removeFolder,
  temporaryFolder,
  type TestCore,
} from '../desktop/src/core/testing/test-core.ts';
import { createDeviceNetwork, type DeviceNetwork } from './device-network.ts';
import { createManualTimers, type ManualTimers } from '../desktop/src/core/testing/manual-timers.ts';

/** Small, so that a test need not make ten thousand facts for each segment. */
export const segmentFacts = 50;

export interface Device extends TestCore {
  call: TestCore['core']['handlers'];
  folder: string;
  network: DeviceNetwork;
  timers: ManualTimers;
  documents: Documents;
  /** Writes an attempt. */
  attempt(n: number, right?: boolean): void;
  sync(): ReturnType<TestCore['core']['handlers']['sync.now']>;
  close(): Promise<void>;
}

export interface DeviceOptions {
  /** How far its clock is from the cloud's. */
  skewMs?: number;
  /** Its data folder, with what is in it. */
  folder?: string;
  keeper?: Keeper;
  /** A keyring in the place of the keeper, as the operating system has one. */
  keyring?: Keyring | null;
  network?: DeviceNetwork;
  /** Whether it listens to the server between two polls. */
  listens?: boolean;
}

export interface Fleet {
  cloud: TestCloud;
  /** Opens a device that nobody is signed in on. */
  open(options?: DeviceOptions): Device;
  /** Closes a device and opens it again where it was. @param meanwhile what happens to its folder in between */
  reopen(device: Device, meanwhile?: () => void): Promise<Device>;
  /** A copy of a device's data folder, as it is on disk at this moment. */
  copyFolder(device: Device): string;
  /** Closes every device. */
  closeDevices(): Promise<void>;
  stop(): Promise<void>;
}

export const password = 'tram depot hall';

export async function startFleet(): Promise<Fleet> {
  const cloud = await startTestCloud();
  const root = temporaryFolder();
  const opened = new Map<Device, Required<DeviceOptions>>();
  let count = 0;
  const newFolder = () => join(root, `device-${count++}`);

  const open: Fleet['open'] = (given = {}) => {
    const options = {
      skewMs: 0,
      folder: given.folder ?? newFolder(),
      keeper: createTestKeeper(),
      keyring: null,
      network: createDeviceNetwork(),
      listens: false,
      ...given,
    };
    const device = openDevice(cloud, options);
    opened.set(device, options);
    return device;
  };
  const close = async (device: Device): Promise<void> => {
    if (opened.delete(device)) await device.close();
  };
  return {
    cloud,
    open,
    reopen: async (device, meanwhile) => {
      const options = opened.get(device);
      await close(device);
      meanwhile?.();
      return open(options);
    },
    copyFolder: ({ folder }) => {
      const copy = newFolder();
      // Its lock is of the process that has it open, and no part of what a student would copy.
      cpSync(folder, copy, { recursive: true, filter: (path) => !path.endsWith('.lock') });
      return copy;
    },
    closeDevices: async () => {
      for (const device of opened.keys()) await close(device);
    },
    stop: async () => {
      await cloud.stop();
      removeFolder(root);
    },
  };
}

function openDevice(cloud: TestCloud, options: Required<DeviceOptions>): Device {
  const { folder, keeper, keyring, network, skewMs, listens } = options;
  const timers = createManualTimers();
  const clock: Clock = {
    wallMs: () => cloud.clock.nowMs + skewMs,
    monotonicMs: () => performance.now(),
    zoneMinutes: () => 0,
    sinceBoot: () => ({ boot: 'fleet', ms: cloud.clock.nowMs }),
  };
  const opened = openTestCore(folder, {
    clock,
    connect: connectCloud({
      cloudUrl: cloud.url,
      ...(keyring === null ? { keeper } : { loadKeyring: async () => keyring }),
      timers: timers.timers,
      fetch: network.fetch,
      listens,
      segmentFacts,
    }),
  });
  const { core, ground } = opened;
  const documents = createDocuments({
    ...ground,
    deviceId: () => ground.device.id(),
    now: () => cloud.clock.nowMs,
  });
  return {
    ...opened,
    folder,
    network,
    timers,
    documents,
    call: core.handlers,
    attempt: (n, right = true) => void ground.facts.append({ kind: 'attempt', body: attemptBody(n, right) }),
    sync: async () => core.handlers['sync.now']({}),
    close: () => core.close(),
  };
}

function attemptBody(n: number, right: boolean): Record<string, unknown> {
  return {
    sessionId: '0190b0b0-0000-7000-8000-00000000ffff',
    packId,
    itemId: itemId(n % 17),
    itemVersion: 1,
    mode: 'tutor',
    response: { type: 'single', optionId: right ? 'a' : 'b' },
    scoreMilli: right ? 1000 : 0,
    maxMilli: 1000,
    durationMs: 1000 + n,
    certainty: right ? 'sure' : 'guess',
  };
}

export interface Pair {
  email: string;
  a: Device;
  b: Device;
}

/** Two devices of one student, signed in and in step. */
export async function openPair(fleet: Fleet): Promise<Pair> {
  const email = `${randomUUID()}@example.org`;
  const [a, b] = [fleet.open(), fleet.open()];
  await a.call['account.register']({ email, password });
  await b.call['account.signIn']({ email, password });
  for (const device of [a, b]) await device.sync();
  return { email, a, b };
}
