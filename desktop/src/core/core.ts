/** Puts the core together: the study file, the features that answer calls, and the part that talks to the cloud. */
import type { ColumnMap } from '@answly/shared/formats/column-map';
import type { Handlers } from '#desktop/contract/calls';
import type { EventData, EventName } from '#desktop/contract/events';
import type { Clock, Random } from './clock.ts';
import { openGround, type Emit, type Ground, type Log } from './ground.ts';
import { createImports } from './import/imports.ts';
import { createInstaller } from './library/installer.ts';
import { createLibrary } from './library/library.ts';
import { createStarterPacks } from './library/starter-packs.ts';
import type { Connect, Network, NetworkCall } from './network.ts';
import { createSettings } from './settings/settings.ts';
import { progress } from './stats/progress.ts';
import { today } from './stats/today.ts';
import { createAttemptProjection } from './study/attempt-projection.ts';
import { createSessionProjection } from './study/session-projection.ts';
import { answeredItem, createStudy } from './study/study.ts';

export interface CoreParts {
  /** Everything the student has on this device; created where it is missing. */
  dataFolder: string;
  /** SQL files `0001-*.sql` and on. */
  migrationsFolder: string;
  /** Holds the starter packs as `*.answlypack`; may be missing. */
  starterFolder: string | null;
  /** The shipped column maps, tried on a table that is imported. */
  maps: ColumnMap[];
  host: 'electron' | 'browser';
  /** Answly's own version. */
  version: string;
  clock: Clock;
  random: Random;
  log: Log;
  connect: Connect;
}

export type Listener = <N extends EventName>(event: N, data: EventData<N>) => void;

export interface Core {
  handlers: Handlers;
  emit: Emit;
  /** @returns ends the subscription. */
  subscribe(listener: Listener): () => void;
  log: Log;
  dataFolder: string;
  /** Stops what runs and closes the study file. */
  close(): Promise<void>;
}

/**
 * @throws AppError `data.in-use`, `data.newer`, `disk.full` when the study file cannot be opened.
 */
export function createCore(parts: CoreParts): Core {
  const listeners = new Set<Listener>();
  const emit: Emit = (event, data) => listeners.forEach((listener) => listener(event, data));
  const ground = openGround({
    ...parts,
    emit,
    projections: (db) => [createAttemptProjection(db), createSessionProjection(db)],
  });
  const network = parts.connect({
    ...ground,
    answeredItem: (sessionId, position) => answeredItem(ground, sessionId, position),
  });
  const local = createLocal(parts, ground, network);
  return {
    handlers: { ...local.handlers, ...network.handlers },
    emit,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    log: parts.log,
    dataFolder: parts.dataFolder,
    async close() {
      await local.close();
      await network.close();
      ground.close();
    },
  };
}

/** The features that need no network. */
function createLocal(parts: CoreParts, ground: Ground, network: Network) {
  const installer = createInstaller(ground);
  const starters = createStarterPacks(parts.starterFolder, parts.log);
  const { stop, ...imports } = createImports({ ...ground, installer, maps: parts.maps });
  void installer.start();
  const handlers: Omit<Handlers, NetworkCall> = {
    ...createSettings({ ...ground, ...parts }),
    ...createLibrary({ ...ground, installer, starters, network }),
    ...imports,
    ...createStudy({ ...ground, wrote: () => network.nudge() }),
    'stats.today': () => today(ground),
    'stats.progress': () => progress(ground.db),
  };
  return {
    handlers,
    async close() {
      stop();
      await installer.idle();
    },
  };
}
