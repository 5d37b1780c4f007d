/** Runs rounds one after the other: repairs the history where it must, and decides when a failed round is tried again. */
import { problemOf } from '@answly/shared/errors/problem-of';
import type { Told } from '@answly/shared/sync/protocol';
import type { LargeDeletion } from '#desktop/core/storage/large-deletion';
import type { Alarm } from './alarm.ts';
import { tellMoved } from './move-device.ts';
import { createNews } from './news.ts';
import { repairHistory } from './repair-history.ts';
import { runRound, type KnownHeads, type Round } from './run-round.ts';
import type { SyncDisplay } from './sync-display.ts';
import type { EngineParts } from './sync-engine.ts';
import { phaseOf, waitAfter } from './sync-failure.ts';

/** Without other cause, look for news this often; spread by ± a third. */
const pollMs = 60_000;
/** A history that changes again and again while it is repaired is tried again later. */
const repairsMax = 3;

export interface SyncRunner {
  /**
   * Runs a round, or lets another one follow the round that runs; resolves when all is done, well or not.
   * @param full whether to read also where nothing is known to be new.
   */
  run(full: boolean): Promise<void>;
  isRunning(): boolean;
  /** What waits for the student's word since the last round. */
  waitingWord(): LargeDeletion | undefined;
}

export interface RunnerParts {
  parts: EngineParts;
  display: SyncDisplay;
  known: KnownHeads;
  /** Rings for the next round. */
  alarm: Alarm;
  stopping: AbortSignal;
}

export function createSyncRunner({ parts, display, known, alarm, stopping }: RunnerParts): SyncRunner {
  const news = createNews(parts);
  let waitingWord: LargeDeletion | undefined;
  let running: Promise<void> | undefined;
  /** What is to be done after the round that runs. */
  let again: 'no' | 'quick' | 'full' = 'no';
  let failures = 0;
  const round: Round = {
    ...parts,
    known,
    signal: stopping,
    heard: (told: Told) => {
      parts.learnServerTime(told.serverTime);
      display.note({ factsOnServer: told.head });
    },
    report: (phase, progress) => display.report({ phase, progress }),
    arrived: (what) => news.add(what),
    needsWord: (about) => void (waitingWord = about),
  };

  /** Shows why it failed, and when it is tried again. */
  function failed(error: unknown): void {
    const told = problemOf(error);
    failures += 1;
    const waitMs = waitAfter(told, failures, parts.random());
    const nextTryAt = waitMs === null ? null : parts.now() + waitMs;
    const decision = waitingWord === undefined ? null : { ...waitingWord };
    display.show({ phase: phaseOf(told), lastProblem: told, nextTryAt, progress: null, decision });
    if (waitMs !== null) alarm.set(waitMs);
  }

  async function runAll(full: boolean): Promise<void> {
    alarm.clear();
    waitingWord = undefined;
    let next: typeof again = full ? 'full' : 'quick';
    try {
      do {
        again = 'no';
        await runRepairing(round, display, next === 'full');
        next = again;
      } while (next !== 'no' && !stopping.aborted);
      news.tell();
      display.succeeded(parts.now());
    } catch (error) {
      if (!stopping.aborted) failed(error);
      return;
    } finally {
      news.tell();
    }
    failures = 0;
    if (!stopping.aborted) alarm.set(pollMs * (0.67 + parts.random() * 0.66));
  }

  return {
    async run(full) {
      if (running && again !== 'full') again = full ? 'full' : 'quick';
      running ??= runAll(full).finally(() => (running = undefined));
      await running;
    },
    isRunning: () => running !== undefined,
    waitingWord: () => waitingWord,
  };
}

/** A doubt about the server's history is kept until a repair has ended it, however often that is cut (SY12). */
async function runRepairing(round: Round, display: SyncDisplay, full: boolean): Promise<void> {
  await tellMoved(round);
  for (let repairs = 0; ; repairs++) {
    if (round.log.isHistoryInDoubt()) {
      display.show({ phase: 'repairing', progress: null });
      await repairHistory(round);
    }
    try {
      return await runRound(round, full || repairs > 0);
    } catch (error) {
      if (problemOf(error).code !== 'sync.epoch-changed') throw error;
      round.log.doubtHistory();
      if (repairs >= repairsMax) throw error;
    }
  }
}
