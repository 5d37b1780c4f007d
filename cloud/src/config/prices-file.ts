/** The operator's own prices of models, from the file that AI_PRICES_FILE names. */
import { priceList, type PriceList } from '#cloud/domain/tutor/money/prices';
import { priceFaults } from './faults.ts';
import type { ReadText } from './secret-files.ts';

/** No file is no prices; each fault is a sentence. */
export function readPrices(
  path: string | undefined,
  readText: ReadText,
): { prices: PriceList; faults: string[] } {
  if (path === undefined) return { prices: {}, faults: [] };
  try {
    const parsed = priceList.safeParse(JSON.parse(readText(path)), { reportInput: true });
    if (parsed.success) return { prices: parsed.data, faults: [] };
    return { prices: {}, faults: priceFaults(parsed.error.issues) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { prices: {}, faults: [`AI_PRICES_FILE: cannot be read as JSON (${reason})`] };
  }
}
