/** The sync engine: when to talk to the server, and what the student sees of it. */
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf, type Problem } from '@answly/shared/errors/problem';
import type { SyncState } from '#desktop/contract/account';
import type { Timers } from '#desktop/core/timers';
import { backoffMs } from './backoff.ts';
import { pullAll, pushAll, type RoundParts } from './sync-round.ts';

/** After an answer, wait this long for the next one before sending. */
const settleDownMs = 1_500;
/** Without other cause, look for news this often; spread by ± a third. */
const pollMs = 60_000;

export interface EngineParts extends Omit<RoundParts, 'heard' | 'report' | 'signal'> {
  timers: Timers;
  /** A number in 0–1. */
  random: () => number;
  changed: (state: SyncState) => void;
  /** Facts of other devices have arrived. */
  pulled: () => void;
  /** Lets the device's clock follow the server's (SY8). */
  learnServerTime: (serverTime: number) => void;
}

export interface SyncEngine {
  state(): SyncState;
  /** Syncs at once, or joins the round that runs; resolves when it has ended, well or not. */
  now(): Promise<SyncState>;
  /** Something waits: sync soon. */
  nudge(): void;
  /** The sign-in changed: sync at once or stop. */
  accountChanged(): void;
  retryRefused(factId: string): void;
  /** Ends the round that runs; no further one begins. */
  stop(): void;
  /** Resolves when no round runs. */
  settled(): Promise<void>;
}

export function createSyncEngine(parts: EngineParts): SyncEngine {
  const { store, timers } = parts;
  let running: Promise<void> | undefined;
  let again = false;
  const stopping = new AbortController();
  let timer: ReturnType<Timers['set']> | undefined;
  let failures = 0;
  let shown: Pick<
    SyncState,
    'phase' | 'lastSuccessAt' | 'lastProblem' | 'nextTryAt' | 'factsOnServer' | 'progress'
  > = {
    phase: 'off',
    lastSuccessAt: null,
    lastProblem: null,
    nextTryAt: null,
    factsOnServer: null,
    progress: null,
  };

  const state = (): SyncState => ({
    ...shown,
    waitingCount: store.waitingCount(),
    refused: store.refused(),
    factsHere: store.factCount(),
  });

  function show(next: Partial<typeof shown>): void {
    shown = { ...shown, ...next };
    if (!stopping.signal.aborted) parts.changed(state());
  }

  function wake(afterMs: number): void {
    timers.clear(timer);
    if (stopping.signal.aborted) return;
    timer = timers.set(() => void now(), afterMs);
  }

  async function round(): Promise<void> {
    const round: RoundParts = {
      ...parts,
      signal: stopping.signal,
      heard: (serverTime, head) => {
        parts.learnServerTime(serverTime);
        shown = { ...shown, factsOnServer: head };
      },
      report: (phase, progress) => show({ phase, progress }),
    };
    await pushAll(round);
    if ((await pullAll(round)) > 0) parts.pulled();
    // Facts that waited for a repaired history, or came while we pulled.
    if (store.waitingCount() > 0) await pushAll(round);
  }

  function failed(error: unknown): void {
    const told = problemOf(error);
    if (told.retry === 'after-auth') {
      show({ phase: 'needs-sign-in', lastProblem: told, nextTryAt: null, progress: null });
      return;
    }
    if (error instanceof AppError && error.code === 'sync.epoch-changed') store.startOver(null);
    failures += 1;
    const waitMs = backoffMs(failures, parts.random(), told.retryAfterSeconds);
    show({ phase: phaseOf(told), lastProblem: told, nextTryAt: parts.now() + waitMs, progress: null });
    wake(waitMs);
  }

  async function run(): Promise<void> {
    timers.clear(timer);
    do {
      again = false;
      try {
        await round();
        failures = 0;
        show({
          phase: 'idle',
          lastSuccessAt: parts.now(),
          lastProblem: null,
          nextTryAt: null,
          progress: null,
        });
        wake(pollMs * (0.67 + parts.random() * 0.66));
      } catch (error) {
        if (stopping.signal.aborted) return;
        failed(error);
        return;
      }
    } while (again && !stopping.signal.aborted);
  }

  async function now(): Promise<SyncState> {
    if (stopping.signal.aborted) return state();
    if (parts.account.state().status !== 'signed-in') {
      show({ phase: parts.account.state().status === 'expired' ? 'needs-sign-in' : 'off', progress: null });
      return state();
    }
    if (running) again = true;
    running ??= run().finally(() => {
      running = undefined;
    });
    await running;
    return state();
  }

  return {
    state,
    now,
    nudge() {
      show({});
      // While the server is out of reach its own timer decides; an answer must not hammer it.
      if (shown.phase === 'idle' || shown.phase === 'pulling' || shown.phase === 'pushing')
        wake(settleDownMs);
    },
    accountChanged() {
      failures = 0;
      void now();
    },
    retryRefused(factId) {
      store.retryRefused(factId);
      void now();
    },
    stop() {
      stopping.abort();
      timers.clear(timer);
    },
    settled: async () => running,
  };
}

function phaseOf(told: Problem): SyncState['phase'] {
  return told.code === 'network.offline' ? 'offline' : 'backing-off';
}
