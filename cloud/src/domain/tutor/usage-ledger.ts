/** The record of what models were asked and what it cost: opened before the call, settled however it ends. */
import type { TutorMode } from '@answly/shared/http/tutor';
import type { FailureKind, TokenUsage } from './model.ts';

/** What a call is for; `embed` is not an answer: it finds what is alike. */
export type UsageMode = TutorMode | 'embed';

export interface UsageOpening {
  requestId: string;
  userId: string;
  packId: string;
  itemId: string;
  itemVersion: number;
  mode: UsageMode;
  /** The model that is asked first. */
  provider: string;
  model: string;
  /** Held until the call is settled (`reserveNano`). */
  reservedNano: number;
}

export interface UsageSettlement {
  outcome: 'stop' | FailureKind | 'crashed';
  /** The model that answered, or was asked last. */
  provider: string;
  model: string;
  usage: TokenUsage;
  costNano: number;
  /** Whether the provider counted, or we did because it did not. */
  countedBy: 'provider' | 'estimate';
  firstTokenMs: number | null;
  latencyMs: number;
}

/** An opened row, with what it was opened with: settling writes the whole row again where a crash took it. */
export interface UsageRow extends UsageOpening {
  id: string;
  /** The UTC day whose budgets it counts against, such as `2026-11-28`. */
  day: string;
}

export type Opened =
  | { kind: 'opened'; row: UsageRow }
  /** The student's request with this id has its row already: it is not paid for twice. */
  | { kind: 'repeated' }
  /** Too little is left of the student's day or of everyone's; `resetsAt` in milliseconds since 1970. */
  | { kind: 'exhausted'; scope: 'student' | 'everyone'; resetsAt: number };

export interface UsageLedger {
  /**
   * Reserves in one atomic step; where it says anything but `opened`, nothing has changed. A rejection means that
   * nothing may be asked: there would be no record of it. A row survives this process at once, and the database's own
   * crash within its next write to disk.
   */
  open(opening: UsageOpening): Promise<Opened>;
  /** Once and for good, in the day of the reservation; a row that is settled already stays as it is. */
  settle(row: UsageRow, settlement: UsageSettlement): Promise<void>;
  /**
   * Settles rows that are open for longer than this, at what was reserved for them; says how many. Does nothing while
   * another replica is at it.
   */
  reap(olderThanMs: number): Promise<number>;
  usedShare(userId: string): Promise<UsedShare>;
}

export interface UsedShare {
  /** 0–1: of the student's day or of everyone's, whichever has less left; what is held counts. */
  usedShare: number;
  /** When the day ends, in milliseconds since 1970. */
  resetsAt: number;
}
