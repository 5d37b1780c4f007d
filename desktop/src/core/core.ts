/** Puts the core together: the study file, the features that answer calls, and the part that talks to the cloud. */
import type { ColumnMap } from '@answly/shared/formats/column-map';
import type { Handlers } from '#desktop/contract/calls';
import type { EventData, EventName } from '#desktop/contract/events';
import type { Clock, Random } from './clock.ts';
import { openGround, type Emit, type Log } from './ground.ts';
import type { Connect, NetworkCall } from './network.ts';

export interface CoreParts {
  /** Everything the student has on this device; created where it is missing. */
  dataFolder: string;
  /** SQL files `0001-*.sql` and on. */
  migrationsFolder: string;
  /** Holds the starter packs as `*.answlypack`; may be missing. */
  starterFolder: string | null;
  /** The shipped column maps, tried in order on a table that is imported. */
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
  /** Stops what runs and closes the study file. */
  close(): Promise<void>;
}

/**
 * @throws AppError `data.in-use`, `data.newer`, `disk.full` when the study file cannot be opened.
 */
export function createCore(parts: CoreParts): Core {
  const listeners = new Set<Listener>();
  const emit: Emit = (event, data) => listeners.forEach((listener) => listener(event, data));
  const ground = openGround({ ...parts, emit, projections: () => [] });
  const network = parts.connect({
    ...ground,
    answeredItem: () => {
      throw new Error('not built yet');
    },
  });
  const local = {} as Omit<Handlers, NetworkCall>;
  return {
    handlers: { ...local, ...network.handlers },
    emit,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await network.close();
      ground.close();
    },
  };
}
