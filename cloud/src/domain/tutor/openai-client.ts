/** The one client for every provider, told to decide nothing by itself. */
import OpenAI from 'openai';
import { causesOf } from './causes.ts';
import { ModelFailure } from './model.ts';
import type { ReachableModel } from './providers.ts';
import { providers } from './providers.ts';
import { providerFetch } from './provider-fetch.ts';

/** Far beyond our own clocks, which decide; the client's ends at the headers. */
const clientTimeoutMs = 15 * 60_000;

export function openAiClient({ provider, access }: ReachableModel): OpenAI {
  return new OpenAI({
    fetch: providerFetch,
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
    return new ModelFailure('broken', { cause: error, turnedAway: isUnreached(error) });
  }
  if (error.status === 429) {
    const waiting = { retryAfterMs: retryAfterMs(error.headers), turnedAway: true };
    return new ModelFailure('rate-limited', { cause: error, ...waiting });
  }
  // 408 is the provider's own lateness; any other 4xx is a wrong key, model or request, for the operator to mend.
  const refused = error.status < 500 && error.status !== 408;
  const turnedAway = refused || failedAtOnce.has(error.status);
  return new ModelFailure(refused ? 'refused' : 'broken', { cause: error, turnedAway });
}

/** A fault or an overload (529) of the one that answers; behind a gateway that answers another 5xx one may be at work. */
const failedAtOnce: ReadonlySet<number> = new Set([500, 501, 503, 529]);

const unreached: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** No connection came about: nothing was sent. */
function isUnreached(error: unknown): boolean {
  return causesOf(error).some((each: Error & { code?: unknown }) => unreached.has(each.code));
}

/** Seconds or a date, as RFC 9110 has it; undefined when absent or unreadable. */
function retryAfterMs(headers: Headers | undefined): number | undefined {
  const value = headers?.get('retry-after');
  if (value === null || value === undefined) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
