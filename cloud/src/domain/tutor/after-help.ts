/** Whether help helps: how students fared with the next question, a day after the tutor helped them with one. */
import type { TutorMode } from '@answly/shared/http/tutor';
import type { Tell } from './happenings.ts';
import { startRounds, type RoundParts, type Rounds } from '#cloud/domain/rounds';

/** The next attempt after help: `none` where there was none within a day, or none that can be read. */
export interface AfterHelp {
  mode: TutorMode;
  /** Whether its item shares a topic with the one that the tutor helped with. */
  topic: 'same' | 'other' | 'none';
  result: 'right' | 'wrong' | 'none';
  count: number;
}

export interface AfterHelpSource {
  /** Of help that was given from `fromMs` to before `toMs`, in milliseconds since 1970. */
  count(fromMs: number, toMs: number): Promise<AfterHelp[]>;
}

export interface AfterHelpParts extends Pick<RoundParts, 'timers' | 'report'> {
  source: AfterHelpSource;
  /** Milliseconds since 1970. */
  now: () => number;
  tell: Tell;
}

/** How long a student has for the next attempt, and of how long the help is that is looked at. */
export const afterHelpDayMs = 86_400_000;
const roundMs = 15 * 60_000;

/** Looks at the day of help that ended a day ago, so that all of it has had its time. */
export function watchAfterHelp({ source, now, tell, ...parts }: AfterHelpParts): Rounds {
  const work = async (): Promise<void> => {
    const toMs = now() - afterHelpDayMs;
    tell({ kind: 'after-help', counts: await source.count(toMs - afterHelpDayMs, toMs) });
  };
  return startRounds({ ...parts, everyMs: roundMs, work });
}
