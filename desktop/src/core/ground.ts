/** What every feature of the core stands on: the open study file, its log of facts, time, chance, and a voice. */
import { mkdirSync } from 'node:fs';
import { newId } from '@answly/shared/sync/new-id';
import type { EventData, EventName } from '#desktop/contract/events';
import type { Clock, Random } from './clock.ts';
import { lockDataFolder } from './storage/data-lock.ts';
import type { Db } from './storage/db.ts';
import { createDevice, type Device } from './storage/device.ts';
import { clockOffsetEntry } from './storage/clock-offset.ts';
import { createDocuments, type Documents } from './storage/documents.ts';
import { createFactLog, type FactLog } from './storage/facts.ts';
import { createFolds } from './storage/folds.ts';
import type { Projection } from './storage/logged-fact.ts';
import { createMeta, type Meta } from './storage/meta.ts';
import { readMigrations } from './storage/migrate.ts';
import { acknowledgedEntry } from './storage/outbox.ts';
import { createReserve, type Reserve } from './storage/reserve.ts';
import { openReserveFile } from './storage/reserve-file.ts';
import { openDatabase, type OpenedDatabase } from './storage/open-database.ts';

export type Emit = <N extends EventName>(event: N, data: EventData<N>) => void;

/** One line for the person who looks into trouble; never a student's words, never a secret. */
export type Log = (line: string, error?: unknown) => void;

export interface Ground {
  dataFolder: string;
  db: Db;
  reserve: Reserve;
  meta: Meta;
  device: Device;
  facts: FactLog;
  documents: Documents;
  clock: Clock;
  /** The wall clock as the server would have it, by which facts are stamped (SY8). */
  now: () => number;
  random: Random;
  emit: Emit;
  log: Log;
  /** What happened to the study file at this start. */
  notice: OpenedDatabase['notice'];
}

export interface GroundParts extends Pick<Ground, 'dataFolder' | 'clock' | 'random' | 'emit' | 'log'> {
  /** Where `0001-*.sql` and on lie. */
  migrationsFolder: string;
  projections: (db: Db) => Projection[];
  /** What stands between the core and its study file: the simulator lets a core die between two statements. */
  wrapDb?: (db: Db) => Db;
  /** The identity of a device that is new here; unless told, a new one. */
  deviceId?: string | undefined;
  /** Room on the disk that is kept for an exam that runs; unless told, none. */
  reserveBytes?: number;
}

/**
 * Takes the data folder, creating it where needed, and opens the study file in it.
 * @throws AppError `data.in-use`, `data.newer`, `disk.full`, `disk.failed`.
 */
export function openGround(parts: GroundParts): Ground & { close(): void } {
  const { dataFolder, clock, random } = parts;
  mkdirSync(dataFolder, { recursive: true });
  const unlock = lockDataFolder(dataFolder);
  try {
    const migrations = readMigrations(parts.migrationsFolder);
    const file = openReserveFile(dataFolder, parts.reserveBytes ?? 0);
    const opened = openDatabase({ folder: dataFolder, migrations, nowMs: clock.wallMs(), reserve: file });
    const { notice } = opened;
    const db = parts.wrapDb?.(opened.db) ?? opened.db;
    const reserve = createReserve(db, file, () => parts.emit('data.changed', { what: 'disk' }));
    const meta = createMeta(db);
    const device = createDevice(meta, {
      first: parts.deviceId,
      newId: () => newId(clock.wallMs(), random.bytes(16)),
    });
    if (notice === 'backup-restored') goOnAsAnother(db, meta, device);
    const folds = createFolds(db, meta, parts.projections(db));
    folds.catchUp();
    const now = () => clock.wallMs() + meta.load(clockOffsetEntry);
    const facts = createFactLog({ db, meta, device, clock, now, random, folds });
    const documents = createDocuments({ db, meta, deviceId: () => device.id(), now });
    const close = () => {
      db.close();
      unlock();
    };
    return { ...parts, db, reserve, meta, device, facts, documents, now, notice, close };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** A file that was put back from a copy: of the new identity's own facts no server has acknowledged one (SY14). */
function goOnAsAnother(db: Db, meta: Meta, device: Device): void {
  db.transaction(() => {
    device.becomeNew();
    meta.save(acknowledgedEntry, 0);
  });
}
