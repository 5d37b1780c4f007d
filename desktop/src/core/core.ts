/** Puts the core together: the study file, the features that answer calls, and the part that talks to the cloud. */
import type { ColumnMap } from '@answly/shared/formats/column-map';
import type { Handlers } from '#desktop/contract/calls';
import type { EventData, EventName } from '#desktop/contract/events';
import type { Clock, Random } from './clock.ts';
import { openGround, type Emit, type Ground, type GroundParts, type Log } from './ground.ts';
import { createExams } from './exam/exams.ts';
import { createSessions } from './exam/sessions.ts';
import { createImports } from './import/imports.ts';
import { createInstaller } from './library/installer.ts';
import { createLibrary } from './library/library.ts';
import { createStarterPacks } from './library/starter-packs.ts';
import { createUsedPacks } from './library/used-packs.ts';
import { createNotes } from './notes/notes.ts';
import type { Connect, Network, NetworkCall } from './network.ts';
import { createSettings } from './settings/settings.ts';
import { progress } from './stats/progress.ts';
import { today } from './stats/today.ts';
import { checkpointWhenIdle } from './storage/idle-checkpoint.ts';
import { createAttemptProjection } from './study/attempt-projection.ts';
import { createResetCalls } from './study/reset-calls.ts';
import { createSessionProjection } from './study/session-projection.ts';
import { createStudy } from './study/study.ts';
import { askedItem, tutorPlace } from './study/tutor-place.ts';
import { realTimers, type Timers } from './timers.ts';

export interface CoreParts extends Pick<GroundParts, 'wrapDb' | 'reserveBytes'> {
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
  /** Real ones unless a test owns time. */
  timers?: Timers;
  random: Random;
  log: Log;
  connect: Connect;
  /** The profile whose folder this is; for the windows. */
  profileId?: string;
  /** What happened at this start before the study file was opened. */
  notice?: 'profiles-recovered' | null;
  /** The identity of a study file that is made now; unless told, a new one. */
  deviceId?: string | undefined;
  /** Called with the open study file before anything else uses it. */
  prepare?: (ground: Ground) => void;
}

export type Listener = <N extends EventName>(event: N, data: EventData<N>) => void;

export interface Core {
  handlers: Handlers;
  emit: Emit;
  /** @returns ends the subscription. */
  subscribe(listener: Listener): () => void;
  log: Log;
  dataFolder: string;
  takeOver: Network['takeOver'];
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
  prepareOrClose(parts, ground);
  const network = parts.connect({
    ...ground,
    askedItem: (place, mode) => askedItem(ground.db, place, mode),
    tutorPlace: (place) => tutorPlace(ground.db, place),
  });
  const local = createLocal(parts, ground, network);
  local.keepPacks();
  listeners.add((event, data) => {
    if (event === 'data.changed' && 'what' in data && data.what === 'settings') local.keepPacks();
  });
  const stopCheckpoints = checkpointWhenIdle(ground.db, parts.timers ?? realTimers);
  return {
    handlers: { ...local.handlers, ...network.handlers },
    emit,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    log: parts.log,
    dataFolder: parts.dataFolder,
    takeOver: (grant) => network.takeOver(grant),
    async close() {
      await local.close();
      await network.close();
      stopCheckpoints();
      ground.close();
    },
  };
}

function prepareOrClose(parts: CoreParts, ground: ReturnType<typeof openGround>): void {
  try {
    parts.prepare?.(ground);
  } catch (error) {
    ground.close();
    throw error;
  }
}

/** The features that need no network. */
function createLocal(parts: CoreParts, ground: Ground, network: Network) {
  const wrote = () => network.nudge();
  const used = createUsedPacks(ground);
  const installer = createInstaller({ ...ground, used, wrote });
  const starters = createStarterPacks(parts.starterFolder, parts.log);
  const { stop, ...imports } = createImports({ ...ground, installer, maps: parts.maps });
  void installer.start();
  const sessions = createSessions({
    ...ground,
    timers: parts.timers ?? realTimers,
    leaseExam: (sessionId, takeOver) => network.leaseExam(sessionId, takeOver),
    wrote,
  });
  const handlers: Omit<Handlers, NetworkCall> = {
    ...createSettings({
      ...ground,
      ...parts,
      profileId: parts.profileId ?? 'sole',
      notice: ground.notice ?? parts.notice ?? null,
      wrote,
    }),
    ...createLibrary({ ...ground, installer, used, starters, network }),
    ...imports,
    ...createStudy({ ...ground, sessions, wrote }),
    ...createExams({ ...ground, sessions, wrote }),
    ...createNotes({ ...ground, wrote }),
    ...createResetCalls({ ...ground, wrote }),
    'stats.today': () => today({ ...ground, log: sessions.log }),
    'stats.progress': () => progress(ground.db),
  };
  return {
    handlers,
    /** Where it cannot be written now, it is with the next documents or start. */
    keepPacks() {
      try {
        if (used.keep()) wrote();
      } catch (error) {
        parts.log('the list of packs was not written', error);
      }
    },
    async close() {
      stop();
      sessions.close();
      await installer.idle();
    },
  };
}
