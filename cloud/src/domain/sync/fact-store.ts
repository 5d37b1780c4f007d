/** Students' histories of facts, numbered without gaps (SY2). */
import type { Candidate } from './candidate.ts';
import type { KnownFact, PushPlan } from './plan-push.ts';

export interface Head {
  epoch: string;
  /** The number of the newest fact; 0 in an empty history. */
  head: number;
}

export interface Page extends Head {
  /** Stored facts as JSON, separated by commas, in order. */
  facts: string;
  /** The number of the page's last fact; the cursor itself where nothing follows. */
  last: number;
}

export interface PageRequest {
  cursor: number;
  factsMax: number;
  /** The first fact is given however large it is. */
  bytesMax: number;
}

export interface FactStore {
  /**
   * Numbers and keeps what `plan` finds fresh, all in one transaction that holds the student's history locked (SY2).
   * `plan` is given what the history holds under the same ids and places.
   */
  append(append: {
    userId: string;
    candidates: readonly Candidate[];
    nowMs: number;
    plan: (known: KnownFact[]) => PushPlan;
  }): Promise<{ head: Head; plan: PushPlan }>;
  /** Head and facts as of one moment (SY3). */
  readPage(userId: string, request: PageRequest): Promise<Page>;
}
