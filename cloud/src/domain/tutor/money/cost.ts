/** What a call costs, in whole nano-dollars (billionths of a dollar); nine million dollars are still a safe integer. */
import type { TokenUsage } from '#cloud/domain/tutor/model';
import type { Price } from './prices.ts';

export const nanoPerUsd = 1_000_000_000;

const picoPerNano = 1_000;
/** Low, so that an estimate is rather too large than too small. */
const bytesPerToken = 3;

/** Tokens of a text that no provider has counted, by its bytes in UTF-8: in some scripts a character is a token or more. */
export function estimatedTokens(bytes: number): number {
  return Math.ceil(bytes / bytesPerToken);
}

/** Rounded up: what was used is never free, unless its price is. */
export function costNano(price: Price, usage: TokenUsage): number {
  const fresh = usage.tokensIn - usage.tokensCached;
  return inNano(
    fresh * price.inputPico + usage.tokensCached * price.cachedInputPico + usage.tokensOut * price.outputPico,
  );
}

/** What is held for a call: its prompt, as far as that can be told beforehand, and the longest answer it may give. */
export function reserveNano(price: Price, call: { promptBytes: number; tokensMax: number }): number {
  return inNano(estimatedTokens(call.promptBytes) * price.inputPico + call.tokensMax * price.outputPico);
}

/** For people: `$0.0132`, as many decimals as say something. */
export function usdText(nano: number): string {
  return `$${(nano / nanoPerUsd).toFixed(nano < nanoPerUsd ? 4 : 2)}`;
}

function inNano(pico: number): number {
  return Math.ceil(pico / picoPerNano);
}
