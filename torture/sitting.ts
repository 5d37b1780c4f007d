/** What a student does in an exam, and what must be there of it afterwards. */

export type Act =
  | { do: 'view'; position: number }
  /** Null takes the answer back. */
  | { do: 'answer'; position: number; optionId: string | null }
  | { do: 'flag'; position: number; flagged: boolean }
  | { do: 'strike'; position: number; optionId: string; struck: boolean }
  /** Marks the stem up to a letter; 0 marks nothing. */
  | { do: 'highlight'; position: number; to: number }
  | { do: 'pause' }
  | { do: 'resume' }
  | { do: 'end'; stage: number };

/** Plain data, so that it can be compared and sent. */
export interface Sitting {
  position: number;
  stage: number;
  paused: boolean;
  answers: Record<number, string | null>;
  flags: Record<number, boolean>;
  strikes: Record<string, boolean>;
  highlights: Record<number, number>;
}

export const newSitting: Sitting = {
  position: 0,
  stage: 0,
  paused: false,
  answers: {},
  flags: {},
  strikes: {},
  highlights: {},
};

/** @param firstOf position of the first place of a stage that is a section; undefined for a break. */
export function after(before: Sitting, act: Act, firstOf: (stage: number) => number | undefined): Sitting {
  const { answers, flags, strikes, highlights } = before;
  switch (act.do) {
    case 'view':
      return { ...before, position: act.position };
    case 'answer':
      return { ...before, answers: { ...answers, [act.position]: act.optionId } };
    case 'flag':
      return { ...before, flags: { ...flags, [act.position]: act.flagged } };
    case 'strike':
      return { ...before, strikes: { ...strikes, [`${act.position}:${act.optionId}`]: act.struck } };
    case 'highlight':
      return { ...before, highlights: { ...highlights, [act.position]: act.to } };
    case 'pause':
      return { ...before, paused: true };
    case 'resume':
      return { ...before, paused: false };
    case 'end': {
      const stage = act.stage + 1;
      return { ...before, stage, position: firstOf(stage) ?? before.position };
    }
  }
}
