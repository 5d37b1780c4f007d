/** What a study file holds of an exam, read below the calls of a window: also places that its rules have closed. */
import type { Highlight } from '@answly/shared/model/highlight';
import { examStateOf, isTimed } from '../desktop/src/core/exam/exam-state.ts';
import { stagesOf } from '../desktop/src/core/exam/stages.ts';
import type { Db } from '../desktop/src/core/storage/db.ts';
import { loadSession } from '../desktop/src/core/study/load-session.ts';
import type { AnsweredMark } from '../desktop/src/core/study/session-marks.ts';
import type { Sitting } from './sitting.ts';

export interface Found {
  sitting: Sitting;
  over: boolean;
  /** How many events it is made of, after its start. */
  events: number;
  firstOf: (stage: number) => number | undefined;
}

export function readSitting(db: Db, sessionId: string): Found {
  const session = loadSession(db, sessionId);
  if (!isTimed(session)) throw new Error('this is no exam');
  const { position, stage, paused } = examStateOf(session);
  const sitting: Sitting = { position, stage, paused, answers: {}, flags: {}, strikes: {}, highlights: {} };
  for (const [name, value] of session.marks) read(sitting, name, value);
  const { sections } = session.terms;
  const stages = stagesOf(session.terms);
  return {
    sitting,
    over: session.over,
    events: session.turn,
    firstOf: (at) => (stages[at]?.kind === 'section' ? sections[stages[at].section]?.first : undefined),
  };
}

function read({ answers, flags, strikes, highlights }: Sitting, name: string, value: string): void {
  const [kind, ...where] = name.split(':');
  const position = Number(where[0]);
  if (kind === 'answered') {
    const { response } = JSON.parse(value) as AnsweredMark;
    answers[position] = response !== null && 'optionId' in response ? response.optionId : null;
  } else if (kind === 'flagged') flags[position] = value === '1';
  else if (kind === 'struck') strikes[where.join(':')] = value === '1';
  else if (kind === 'highlighted') highlights[position] = (JSON.parse(value) as Highlight[])[0]?.to ?? 0;
}
