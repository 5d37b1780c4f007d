/** The sync engine: when to talk to the server, and what the student sees of it. */
import { problemOf, type Problem } from '@answly/shared/errors/problem';
import type { SyncState } from '#desktop/contract/account';
import type { Timers } from '#desktop/core/timers';
import { createAlarm } from './alarm.ts';
import { backoffMs } from './backoff.ts';
import { createSyncDisplay, type SyncDisplay } from './sync-display.ts';
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
  /** Ends the round that runs; no further one begins. */
  stop(): void;
  /** Resolves when no round runs. */
  settled(): Promise<void>;
}

export function createSyncEngine(parts: EngineParts): SyncEngine {
  const { store } = parts;
  const stopping = new AbortController();
  const stopped = () => stopping.signal.aborted;
  const display = createSyncDisplay(store, (state) => !stopped() && parts.changed(state));
  const alarm = createAlarm(parts.timers, () => void now());
  const round = { ...parts, signal: stopping.signal, ...listeners(parts, display) };
  let running: Promise<void> | undefined;
  let again = false;
  let failures = 0;

  /** Shows why it failed, and when it is tried again. */
  function failed(error: unknown): void {
    const told = problemOf(error);
    if (told.code === 'sync.epoch-changed') store.startOver(null);
    failures += 1;
    const waitMs = waitAfter(told, failures, parts.random());
    const nextTryAt = waitMs === null ? null : parts.now() + waitMs;
    display.show({ phase: phaseOf(told), lastProblem: told, nextTryAt, progress: null });
    if (waitMs !== null) alarm.set(waitMs);
  }

  async function run(): Promise<void> {
    alarm.clear();
    try {
      do {
        again = false;
        await runRound(round);
      } while (again && !stopped());
    } catch (error) {
      if (!stopped()) failed(error);
      return;
    }
    failures = 0;
    display.show({ ...atRest, lastSuccessAt: parts.now() });
    if (!stopped()) alarm.set(pollMs * (0.67 + parts.random() * 0.66));
  }

  function signedOut(status: 'none' | 'expired'): SyncState {
    alarm.clear();
    display.show({ phase: status === 'expired' ? 'needs-sign-in' : 'off', progress: null });
    return display.state();
  }

  async function now(): Promise<SyncState> {
    const { status } = parts.account.state();
    if (stopped()) return display.state();
    if (status !== 'signed-in') return signedOut(status);
    if (running) again = true;
    running ??= run().finally(() => (running = undefined));
    await running;
    return display.state();
  }

  const stop = () => {
    stopping.abort();
    alarm.clear();
  };
  const nudge = () => {
    display.show({});
    // While the server is out of reach its own alarm decides; an answer must not hammer it.
    if (running) again = true;
    else if (display.phase() === 'idle') alarm.set(settleDownMs);
  };
  return { state: () => display.state(), now, nudge, stop, settled: async () => running };
}

const atRest = { phase: 'idle', lastProblem: null, nextTryAt: null, progress: null } as const;

/** What a round tells while it runs. */
function listeners(parts: EngineParts, display: SyncDisplay): Pick<Round, 'heard' | 'report' | 'pulled'> {
  return {
    heard(serverTime, head) {
      parts.learnServerTime(serverTime);
      display.note({ factsOnServer: head });
    },
    report: (phase, progress) => display.show({ phase, progress }),
    pulled: parts.pulled,
  };
}

type Round = RoundParts & Pick<EngineParts, 'pulled'>;

async function runRound(round: Round): Promise<void> {
  await pushAll(round);
  if ((await pullAll(round)) > 0) round.pulled();
  // Facts that waited for a repaired history, or came while we pulled.
  if (round.store.waitingCount() > 0) await pushAll(round);
}

/** @returns null where only the student can help. */
function waitAfter(told: Problem, failures: number, random: number): number | null {
  return told.retry === 'after-auth' ? null : backoffMs(failures, random, told.retryAfterSeconds);
}

function phaseOf(told: Problem): SyncState['phase'] {
  if (told.retry === 'after-auth') return 'needs-sign-in';
  return told.code === 'network.offline' ? 'offline' : 'backing-off';
}
