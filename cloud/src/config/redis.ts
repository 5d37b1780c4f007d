/** Where Redis is, by its address or by the parts of one. */
import { urlHost } from '#cloud/url-host';
import type { Environment } from './environment.ts';

/** One sentence for each part that would be left out of account. */
export function redisFaults(values: Readonly<Record<string, string | undefined>>): string[] {
  const isSet = (name: string): boolean => values[name] !== undefined;
  const faults: string[] = [];
  if (isSet('REDIS_URL') && isSet('REDIS_HOST')) {
    faults.push('REDIS_HOST: set REDIS_URL or REDIS_HOST, not both');
  }
  if (isSet('REDIS_PASSWORD') && !isSet('REDIS_HOST')) {
    faults.push('REDIS_PASSWORD: goes with REDIS_HOST; with REDIS_URL it stands in the address');
  }
  return faults;
}

/** Undefined where there is no Redis. */
export function redisUrl(env: Environment): string | undefined {
  if (env.REDIS_URL !== undefined || env.REDIS_HOST === undefined) return env.REDIS_URL;
  const password = env.REDIS_PASSWORD === undefined ? '' : `:${encodeURIComponent(env.REDIS_PASSWORD)}@`;
  return `redis://${password}${urlHost(env.REDIS_HOST)}:${env.REDIS_PORT}`;
}
