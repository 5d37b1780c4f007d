/** Whether this replica should get traffic, and which of its parts are well. */
import type { z } from 'zod';
import type { healthSummary } from '@answly/shared/http/health';
import type { BreakerStanding } from './tutor/breaker.ts';

export type HealthSummary = z.infer<typeof healthSummary>;

export interface HealthParts {
  version: string;
  /** Rejects, or takes too long, when the database cannot answer. */
  askDatabase: () => Promise<unknown>;
  redis: () => HealthSummary['redis'];
  ai: HealthSummary['ai'];
  /** What the operator has to mend and nobody has to be kept away for. */
  warnings: readonly string[];
  /** How the breakers of what is asked stand. */
  breakers: () => readonly BreakerStanding[];
}

export interface Health {
  /** `down` when nothing works without what is missing; `degraded` when it only gets slower. */
  summary(): Promise<HealthSummary>;
  /** From now on the replica asks not to be sent traffic. */
  startDraining(): void;
  isDraining(): boolean;
}

const databaseTimeoutMs = 1_000;
/** Anybody may read it: which model that is, is the operator's affair. */
const restsSentence =
  'A model or an index mostly failed of late, so it is only tried now and then; the log and /metrics say which.';

export function createHealth(parts: HealthParts): Health {
  let draining = false;
  return {
    startDraining: () => {
      draining = true;
    },
    isDraining: () => draining,
    summary: async () => {
      const database = (await answersInTime(parts.askDatabase)) ? 'up' : 'down';
      const redis = parts.redis();
      const status = database === 'down' ? 'down' : redis === 'down' ? 'degraded' : 'ok';
      const rests = parts.breakers().some(({ state }) => state !== 'closed');
      const warnings = rests ? [...parts.warnings, restsSentence] : [...parts.warnings];
      return { status, version: parts.version, database, redis, ai: parts.ai, warnings };
    },
  };
}

async function answersInTime(ask: () => Promise<unknown>): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, databaseTimeoutMs, false);
  try {
    return await Promise.race([ask().then(() => true), tooLate]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
