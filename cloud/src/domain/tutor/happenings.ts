/** What the tutor tells of itself as it happens, for statistics and metrics. It says nothing of who asked or what. */
import type { TutorMode } from '@answly/shared/http/tutor';
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
  | { kind: 'orphans'; count: number };

export type Tell = (happening: TutorHappening) => void;
