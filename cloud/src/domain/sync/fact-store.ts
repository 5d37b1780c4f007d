/** Students' histories of facts, numbered without gaps (SY2). */
import type { Digest } from '@answly/shared/sync/digest';
import type { StoredColumns } from '@answly/shared/sync/protocol';
import type { Candidate } from './candidate.ts';
import type { Head } from './heads.ts';
import type { Verdict } from './plan-push.ts';

export interface Appended {
  head: Head;
  /** One for each candidate, in order. */
  verdicts: Verdict[];
  /** The places given to what was new, in order; null where nothing was. */
  numbered: { first: number; last: number } | null;
}

/** Facts of a history in its order, as they are sent. */
export interface FactPage {
  columns: StoredColumns;
  /** The bodies, separated by line breaks. */
  bodies: string;
  count: number;
}

export interface PageRequest {
  /** Facts after this place. */
  cursor: number;
  factsMax: number;
  /** The first fact is given however large it is. */
  bytesMax: number;
  /** Whose highest number is asked for. */
  deviceId: string | undefined;
}

export interface HeadedPage extends FactPage {
  head: Head;
  /** The sum of the digest of the history up to the cursor; undefined where it does not go so far. */
  cursorSum: number | undefined;
  deviceSeqMax: number;
}

export interface DeviceFacts {
  deviceId: string;
  seqMax: number;
  digest: Digest;
}

export interface FactStore {
  /**
   * Numbers and keeps what is new among the candidates, all in one transaction that holds the student's history
   * locked from numbering to commit (SY2).
   */
  append(append: { userId: string; candidates: readonly Candidate[]; nowMs: number }): Promise<Appended>;
  readHead(userId: string): Promise<Head>;
  /** Head and facts as of one moment (SY3). */
  readPage(userId: string, request: PageRequest): Promise<HeadedPage>;
  /** Facts `first` to `last`; fewer where the history ends before. */
  readRange(userId: string, range: { first: number; last: number }): Promise<FactPage>;
  readDigests(userId: string): Promise<{ head: Head; devices: DeviceFacts[] }>;
}
