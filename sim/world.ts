/** Everything one history happens in: devices, network, cloud, time, and what must be true of them. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { createTestRandom } from '../desktop/src/core/testing/test-core.ts';
import type { Backup } from './backup.ts';
import type { Mirror } from './check-cloud.ts';
import { createCloud, type Cloud } from './cloud.ts';
import type { CloudDatabase } from './cloud-database.ts';
import { createDevice, endCore, type Device } from './device.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createNetwork, type Network } from './network.ts';
import type { Sabotage } from './sabotage.ts';
import { createTimeline, type Timeline } from './timeline.ts';

/** What many histories share. */
export interface Stage {
  database: CloudDatabase;
  folder: string;
  templateFile: string;
}

export interface World extends Stage {
  timeline: Timeline;
  network: Network;
  cloud: Cloud;
  devices: Device[];
  ledger: Ledger;
  sabotage: Sabotage | undefined;
  backups: Backup[];
  /** Whether the server was asked to write since its history was last looked at. */
  cloudTouched: boolean;
  mirror: Mirror;
  /** Every field of a document that was ever written. */
  written: Map<string, { key: string; field: string }>;
  /** Requests the server works on. */
  atServer: Set<Promise<void>>;
  /** Devices that speak another protocol than today's, and which. */
  protocols: Map<number, number>;
  /** A seed for the chance of a process, from the history's own. */
  takeSeed(): number;
  log: (line: string) => void;
}

export interface WorldParts {
  seed: number;
  clients: number;
  sabotage?: Sabotage | undefined;
  log: (line: string) => void;
}

const minuteMs = 60_000;
const yearMs = 365 * 86_400_000;
const zones = [0, 60, -480, 345];

export async function createWorld(stage: Stage, parts: WorldParts): Promise<World> {
  const random = createTestRandom(parts.seed ^ 0x5eed);
  const timeline = createTimeline();
  const world: World = {
    ...stage,
    ...parts,
    timeline,
    sabotage: parts.sabotage,
    network: createNetwork(),
    cloud: await createCloud({
      sql: stage.database.sql,
      nowMs: timeline.nowMs,
      seams: parts.sabotage?.cloud?.() ?? {},
    }),
    devices: [],
    ledger: createLedger(),
    backups: [],
    cloudTouched: false,
    mirror: { epoch: '', documents: 0, ids: [] },
    written: new Map(),
    atServer: new Set(),
    protocols: new Map(),
    takeSeed: () => Math.floor(random.share() * 2 ** 32),
  };
  const skews = [0, 0, 3 * minuteMs, -40 * minuteMs, yearMs, -yearMs];
  for (let index = 0; index < parts.clients; index++) {
    const skewMs = skews[Math.floor(random.share() * skews.length)] ?? 0;
    const zoneMinutes = zones[Math.floor(random.share() * zones.length)] ?? 0;
    world.devices.push(createDevice(world, { index, skewMs, zoneMinutes }));
  }
  await settle();
  return world;
}

export async function endWorld(world: World): Promise<void> {
  world.cloud.commits.disarm();
  world.cloud.commits.release('crash');
  await Promise.allSettled(world.atServer);
  for (const device of world.devices) await endCore(world, device);
  for (const name of readdirSync(world.folder)) rmSync(join(world.folder, name), { recursive: true });
}

/** Turns of the event loop in which all that hangs on no network and no timer comes to its end. */
const quietTurns = 3;
const turnsMax = 60;

/** @param waitsFor tells whether what must happen first has happened. */
export async function settle(waitsFor: () => boolean = () => true): Promise<void> {
  for (let turns = 0; !waitsFor() && turns < turnsMax; turns++) await turn();
  for (let turns = 0; turns < quietTurns; turns++) await turn();
}
