/** The one client for every provider, told to decide nothing by itself. */
import OpenAI from 'openai';
import { ModelFailure } from './model.ts';
import type { ReachableModel } from './providers.ts';
import { providers } from './providers.ts';

/** Far beyond our own clocks, which decide; the client's ends at the headers. */
const clientTimeoutMs = 15 * 60_000;

export function openAiClient(
  { provider, access }: ReachableModel,
  how: { fetch?: typeof fetch } = {},
): OpenAI {
  return new OpenAI({
    ...how,
    // Local servers ask for no key, but the client does.
    apiKey: access.apiKey ?? 'none',
    // Nothing but these options may decide where a student's question goes.
    baseURL: access.baseUrl ?? providers[provider].baseUrl ?? null,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: clientTimeoutMs,
    logLevel: 'off',
  });
}

/** As it is recorded and priced: a compatible server goes by its host. */
export function recordedProvider({ provider, access }: ReachableModel): string {
  return provider === 'compatible' && access.baseUrl !== undefined ? new URL(access.baseUrl).host : provider;
}

export function failureOf(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (!(error instanceof OpenAI.APIError) || error.status === undefined) {
    return new ModelFailure('broken', { cause: error });
  }
  if (error.status === 429) {
    return new ModelFailure('rate-limited', { cause: error, retryAfterMs: retryAfterMs(error.headers) });
  }
  // 408 is the provider's own lateness; any other 4xx is a wrong key, model or request, for the operator to mend.
  const refused = error.status < 500 && error.status !== 408;
  return new ModelFailure(refused ? 'refused' : 'broken', { cause: error });
}

/** Seconds or a date, as RFC 9110 has it; undefined when absent or unreadable. */
function retryAfterMs(headers: Headers | undefined): number | undefined {
  const value = headers?.get('retry-after');
  if (value === null || value === undefined) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
