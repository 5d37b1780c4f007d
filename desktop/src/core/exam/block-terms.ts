/** The terms of a timed block that a student sets: one free section, all tools, plain marks. */
import { examTool, type SessionTerms, type TimeFactor } from '@answly/shared/model/session-terms';

/** @param timeFactor the student’s extra time; null for no limit. */
export function blockTerms(count: number, minutes: number, timeFactor: TimeFactor = 1): SessionTerms {
  return {
    blueprintId: null,
    seed: '',
    sections: [
      {
        id: 'block',
        title: '',
        first: 0,
        count,
        timeLimitMs: timeFactor === null ? null : Math.round(minutes * 60_000 * timeFactor),
        navigation: 'free',
        tools: [...examTool.options],
        breakAfterMs: 0,
        passMilli: null,
      },
    ],
    clockWhileClosed: 'stops',
    timeFactor,
    marking: { negative: 'none', certainty: false, floorMilli: 0 },
    scale: null,
    passMilli: null,
  };
}
