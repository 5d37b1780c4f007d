/** What replicas of the tutor are set to in tests. */
import { nanoPerUsd } from '#cloud/domain/tutor/money/cost';
import type { TutorSettings } from '#cloud/start-tutor';

/** The pack that all items of these tests belong to. */
export const packId = '0198f6a0-0000-7000-8000-00000000aaaa';

export const defaultSettings: TutorSettings = {
  ai: {
    model: 'stub',
    timeoutMs: 45_000,
    prices: {},
    budget: { everyoneNano: 100 * nanoPerUsd, studentNano: nanoPerUsd },
  },
  cache: { enabled: true, ttlMs: 60_000 },
  rateLimit: { enabled: true, max: 30, hitsMax: 300, windowMs: 60_000, concurrencyMax: 20 },
};

/** The stub's tokens have the price of a small model, under whatever fault it is asked for. */
export function priced(settings: TutorSettings): TutorSettings {
  const { ai } = settings;
  const price = { inputPico: 150_000, cachedInputPico: 75_000, outputPico: 600_000 };
  const names = [ai.model, ai.largeModel, ai.embeddingModel].filter((name) => name !== undefined);
  const named = names.filter((name) => /^(stub|embed)/.test(name));
  const prices = { ...Object.fromEntries(named.map((name) => [name, price])), ...ai.prices };
  return { ...settings, ai: { ...ai, prices } };
}
