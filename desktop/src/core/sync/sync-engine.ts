/** The sync engine: when to talk to the server, and what the student sees of it. */
import type { HeadEvent } from '@answly/shared/sync/protocol';
import type { SyncState } from '#desktop/contract/account';
import type { Meta } from '#desktop/core/storage/meta';
import type { Timers } from '#desktop/core/timers';
import { createAlarm } from './alarm.ts';
import { createHeadListener, type HeadListener } from './listen-heads.ts';
import type { RoundParts } from './round-parts.ts';
import type { KnownHeads } from './run-round.ts';
import { createSyncDisplay, type SyncDisplay } from './sync-display.ts';
import { createSyncRunner } from './sync-runner.ts';

/** The first answer of some is sent at once, the others together a moment later. */
const nudgeGapMs = 250;

export interface EngineParts extends Omit<RoundParts, 'heard' | 'report' | 'signal' | 'needsWord'> {
  meta: Meta;
  timers: Timers;
  /** A number in 0–1. */
  random: () => number;
  /** Whether to listen to the server between two polls. */
  listens: boolean;
  segmentFacts?: number | undefined;
  changed: (state: SyncState) => void;
  /** Lets the device's clock follow the server's (SY8). */
  learnServerTime: (serverTime: number) => void;
}

export interface SyncEngine {
  state(): SyncState;
  /** Syncs at once, or joins the round that runs; resolves when it has ended, well or not. */
  now(): Promise<SyncState>;
  /** Sends what waits, after the round that runs; resolves when that has been tried. */
  flush(): Promise<void>;
  /** Something waits: sync soon. */
  nudge(): void;
  /** The student's word on a deletion that waits for it. */
  decide(word: 'accept' | 'keep'): Promise<SyncState>;
  /** Ends the round that runs; no further one begins. */
  stop(): void;
  /** Resolves when no round runs. */
  settled(): Promise<void>;
}

export function createSyncEngine(parts: EngineParts): SyncEngine {
  const stopping = new AbortController();
  const stopped = () => stopping.signal.aborted;
  const known: KnownHeads = { facts: null, documents: null };
  const display = createSyncDisplay({ ...parts, changed: (state) => !stopped() && parts.changed(state) });
  const alarm = createAlarm(parts.timers, () => void sync(true));
  const soon = createAlarm(parts.timers, () => void sync(false));
  const isClose = closeBehind(parts.now, nudgeGapMs);
  const runner = createSyncRunner({ parts, display, known, alarm, stopping: stopping.signal });
  const listener = listen(parts, { display, known, isRunning: runner.isRunning, sync });

  async function sync(full: boolean): Promise<SyncState> {
    const { status } = parts.account.state();
    if (stopped()) return display.state();
    if (status !== 'signed-in') {
      alarm.clear();
      listener.stop();
      const phase = status === 'none' ? 'off' : 'needs-sign-in';
      display.show({ phase, progress: null, nextTryAt: null });
    } else {
      if (parts.listens) listener.start();
      await runner.run(full);
    }
    return display.state();
  }

  function nudge(): void {
    display.show({});
    if (runner.isRunning()) return void runner.run(false);
    // While the server is out of reach its own alarm decides; an answer must not hammer it.
    if (!['idle', 'too-old'].includes(display.phase())) return;
    if (isClose()) soon.set(nudgeGapMs);
    else void sync(false);
  }

  function stop(): void {
    stopping.abort();
    alarm.clear();
    soon.clear();
    listener.stop();
  }

  return {
    state: () => display.state(),
    stop,
    now: () => sync(true),
    nudge,
    flush: async () => void (parts.log.waitingCount() > 0 && (await sync(false))),
    decide(word) {
      const about = runner.waitingWord();
      if (about !== undefined) parts.deletions.decide(about.factId, word);
      return sync(true);
    },
    async settled() {
      if (runner.isRunning()) await runner.run(false);
      // Whoever waits for the round hears of its end while the study file is still open.
      await parts.pause();
    },
  };
}

interface Heeding {
  display: SyncDisplay;
  known: KnownHeads;
  isRunning: () => boolean;
  sync: (full: boolean) => Promise<SyncState>;
}

/** What the connection to the server tells, as a cause of rounds. */
function listen(parts: EngineParts, { display, known, isRunning, sync }: Heeding): HeadListener {
  return createHeadListener({
    ...parts,
    /** A connection that stands again is the sign that the network is back. */
    heard(head, first) {
      known.facts = head.facts;
      known.documents = head.documents;
      const { isOther, isNews } = compare(head, parts);
      const isBack = first && display.phase() !== 'idle' && !isRunning();
      if (isOther || isBack) void sync(true);
      else if (isNews) void sync(false);
    },
    /** The student should not read "synced" until the next poll finds the server gone; a round tells what is wrong. */
    lost() {
      if (display.phase() === 'idle' && !isRunning()) void sync(true);
    },
  });
}

/** Whether a head is of another history than the one known here, and whether it is ahead of it. */
function compare(head: HeadEvent, { log, documents }: Pick<EngineParts, 'log' | 'documents'>) {
  const { epoch, cursor } = log.place();
  return {
    isOther: epoch !== null && epoch !== head.epoch,
    isNews: head.facts > cursor || head.documents > documents.place().cursor,
  };
}

/** Tells whether a call follows the one before by less than `gapMs`. */
function closeBehind(now: () => number, gapMs: number): () => boolean {
  let before = Number.NEGATIVE_INFINITY;
  return () => {
    const sinceMs = now() - before;
    before = now();
    return sinceMs >= 0 && sinceMs < gapMs;
  };
}
