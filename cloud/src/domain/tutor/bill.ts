/** What a request may cost at most, and what it did cost, over all calls that were made for it. Nano-dollars. */
import type { UpstreamCall } from './generate.ts';
import type { TokenUsage, TutorModel } from './model.ts';
import { costNano, estimatedTokens, reserveNano } from './money/cost.ts';
import { countedUsage } from './money/counted-usage.ts';
import type { Price } from './money/prices.ts';
import type { Messages } from './prompt.ts';

export interface PricedModel {
  model: TutorModel;
  price: Price;
}

/** @param models each that may be called, as often as it may be. */
export function reservationOf(
  models: readonly PricedModel[],
  { system, user }: Messages,
  tokensMax: number,
): number {
  // Bytes, since a character of some scripts is a token or more.
  const promptBytes = Buffer.byteLength(system) + Buffer.byteLength(user);
  return models.reduce((sum, { price }) => sum + reserveNano(price, { promptBytes, tokensMax }), 0);
}

export interface Bill {
  /** Those of the last call: the one that answered, where one did. */
  provider: string;
  model: string;
  usage: TokenUsage;
  costNano: number;
  countedBy: 'provider' | 'estimate';
}

/** A call that the provider took and did not count costs what we take it to have cost, never nothing; one that it turned away costs nothing. */
export function billOf(models: readonly PricedModel[], calls: readonly UpstreamCall[]): Bill {
  const [first] = models;
  const bill: Bill = {
    provider: first?.model.provider ?? '',
    model: first?.model.name ?? '',
    usage: { tokensIn: 0, tokensOut: 0, tokensCached: 0 },
    costNano: 0,
    countedBy: calls.length === 0 ? 'estimate' : 'provider',
  };
  for (const call of calls) {
    const estimate = {
      tokensIn: estimatedTokens(call.promptBytes),
      tokensOut: estimatedTokens(call.answeredBytes),
      tokensCached: 0,
    };
    if (call.turnedAway) continue;
    const { usage, countedBy } = countedUsage(call.usage, estimate);
    if (countedBy === 'estimate') bill.countedBy = 'estimate';
    const priced = models.find(({ model }) => model.provider === call.provider && model.name === call.model);
    if (priced !== undefined) bill.costNano += costNano(priced.price, usage);
    bill.usage.tokensIn += usage.tokensIn;
    bill.usage.tokensOut += usage.tokensOut;
    bill.usage.tokensCached += usage.tokensCached;
    Object.assign(bill, { provider: call.provider, model: call.model });
  }
  return bill;
}
