/** What the tutor tells of itself as it happens, for statistics and metrics. It says nothing of who asked or what. */
import type { TutorMode } from '@answly/shared/http/tutor';
import type { AfterHelp } from './after-help.ts';
import type { UsageMode } from './usage-ledger.ts';

export type TutorHappening =
  /** `coalesced` joined a call that was under way, here or in another replica. */
  | { kind: 'asked'; mode: TutorMode; outcome: 'hit' | 'miss' | 'coalesced' }
  | { kind: 'refused'; by: 'asks' | 'at-once' | 'rate' | 'budget' }
  | { kind: 'stored'; mode: TutorMode }
  /** A text that was not sent, by what was wrong with it. */
  | { kind: 'withheld'; mode: TutorMode; fault: string }
  /** From the start of the call to its first word. */
  | { kind: 'first-token'; mode: TutorMode; ms: number }
  /** Of a new answer: from the arrival of its ask to its first word's leaving, the time aside that its provider took. */
  | { kind: 'overhead'; mode: TutorMode; ms: number }
  /** A model rests, since it mostly fails. */
  | { kind: 'breaker-opened'; provider: string; model: string }
  | {
      kind: 'settled';
      mode: UsageMode;
      provider: string;
      model: string;
      outcome: string;
      countedBy: 'provider' | 'estimate';
      tokensIn: number;
      tokensOut: number;
      costNano: number;
      reservedNano: number;
    }
  /** An ask for something new while the limits could not be shared. */
  | { kind: 'degraded' }
  /** A part of the day's budget was reached. */
  | { kind: 'budget-alert'; percent: number }
  | { kind: 'orphans'; count: number }
  /** What became of help of the day before yesterday; each takes the place of the one before. */
  | { kind: 'after-help'; counts: readonly AfterHelp[] };

export type Tell = (happening: TutorHappening) => void;
