/** Whose count of tokens a call is settled with. */
import type { TokenUsage } from '#cloud/domain/tutor/model';

/** More than any model reads at once. */
const tokensMax = 100_000_000;

/**
 * The provider's count where it makes sense, else the estimate: a compatible server may send none, or nonsense, and a
 * call is never settled at nothing.
 */
export function countedUsage(
  told: TokenUsage | undefined,
  estimate: TokenUsage,
): { usage: TokenUsage; countedBy: 'provider' | 'estimate' } {
  if (told === undefined || !makesSense(told)) return { usage: estimate, countedBy: 'estimate' };
  return { usage: told, countedBy: 'provider' };
}

function makesSense({ tokensIn, tokensOut, tokensCached }: TokenUsage): boolean {
  const counts = [tokensIn, tokensOut, tokensCached];
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0 && count <= tokensMax)) return false;
  return tokensIn > 0 && tokensCached <= tokensIn;
}
