/** The terms of a timed block that a student sets: one free section, all tools, plain marks. */
import { examTool, type SessionTerms } from '@answly/shared/model/session-terms';

export function blockTerms(count: number, minutes: number): SessionTerms {
  return {
    blueprintId: null,
    seed: '',
    sections: [
      {
        id: 'block',
        title: '',
        first: 0,
        count,
        timeLimitMs: minutes * 60_000,
        navigation: 'free',
        tools: [...examTool.options],
        breakAfterMs: 0,
        passMilli: null,
      },
    ],
    clockWhileClosed: 'stops',
    timeFactor: 1,
    marking: { negative: 'none', certainty: false, floorMilli: 0 },
    scale: null,
    passMilli: null,
  };
}
