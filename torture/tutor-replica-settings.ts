/** What the replicas are set to: clocks so short that every fault ends soon, and a day's budget that some students use up. */
import { nanoPerUsd } from '../cloud/src/domain/tutor/money/cost.ts';
import type { TutorSettings } from '../cloud/src/start-tutor.ts';
import { defaultSettings } from '../cloud/src/testing/tutor-settings.ts';

export interface ReplicaAddresses {
  databaseUrl: string;
  redisUrl: string;
  stubUrl: string;
}

/** In dollars for a million tokens: dear, so that rounding and refusals are seen. */
const price = { inputPico: 3_000_000, cachedInputPico: 1_000_000, outputPico: 15_000_000 };

/** About five answers for one student. */
export const budget = { studentNano: 0.06 * nanoPerUsd, everyoneNano: 1_000_000 * nanoPerUsd };

export function settingsOf(stubUrl: string): TutorSettings {
  return {
    ...defaultSettings,
    ai: {
      ...defaultSettings.ai,
      baseUrl: stubUrl,
      model: 'stub',
      largeModel: 'stub-large',
      timeoutMs: 6_000,
      prices: { stub: price, 'stub-large': price },
      budget,
    },
    rateLimit: { enabled: true, max: 1_000, hitsMax: 10_000, windowMs: 60_000, concurrencyMax: 3 },
  };
}
