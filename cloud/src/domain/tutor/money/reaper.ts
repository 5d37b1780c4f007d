/** Settles calls whose process died before it could. */
import { startRounds, type RoundParts, type Rounds } from '#cloud/domain/rounds';

export interface ReaperParts extends Pick<RoundParts, 'timers' | 'report'> {
  /** Settles orphans, and says how many. */
  reap: () => Promise<number>;
  found: (count: number) => void;
}

export const reaperRoundMs = 30_000;

export function startReaper({ reap, found, ...parts }: ReaperParts): Rounds {
  const work = async (): Promise<void> => {
    const count = await reap();
    if (count > 0) found(count);
  };
  return startRounds({ ...parts, everyMs: reaperRoundMs, work });
}
