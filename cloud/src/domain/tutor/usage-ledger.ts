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

export interface UsageLedger {
  /** @returns the row's id. A rejection means that nothing may be asked: there would be no record of it. */
  open(opening: UsageOpening): Promise<string>;
  settle(id: string, settlement: UsageSettlement): Promise<void>;
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
