/** The record of what models were asked and what it took: opened before the call, settled however it ends. */
import type { FailureKind, TokenUsage } from './model.ts';

export interface UsageOpening {
  requestId: string;
  userId: string;
  packId: string;
  itemId: string;
  itemVersion: number;
  mode: 'explain';
  provider: string;
  model: string;
}

export interface UsageSettlement {
  outcome: 'stop' | FailureKind | 'crashed';
  usage: TokenUsage;
  /** Whether the provider counted, or we did because it did not. */
  countedBy: 'provider' | 'estimate';
  firstTokenMs: number | null;
  latencyMs: number;
}

/** A student's rows are found by the student first. */
export interface UsageRow {
  userId: string;
  id: string;
}

export interface UsageLedger {
  /** A rejection means that nothing may be asked: there would be no record of it. */
  open(opening: UsageOpening): Promise<UsageRow>;
  settle(row: UsageRow, settlement: UsageSettlement): Promise<void>;
}

/** Characters a token is taken to have where the provider did not count; low, so that an estimate is never too small. */
const charsPerToken = 3;

export function estimatedUsage(asked: string, answered: string): TokenUsage {
  return {
    tokensIn: Math.ceil(asked.length / charsPerToken),
    tokensOut: Math.ceil(answered.length / charsPerToken),
    tokensCached: 0,
  };
}
