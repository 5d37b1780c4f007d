/** Where a timed session stands: its stage, its section, and the places that are open. */
import type { FormSection, SessionTerms } from '@answly/shared/model/session-terms';
import type { Session } from '#desktop/core/study/load-session';
import type { Stretch } from './stage-clock.ts';
import { reachable } from './reach.ts';
import { stageNow, stagesOf, type Stage } from './stages.ts';

export type TimedSession = Session & { terms: SessionTerms };

export interface ExamState {
  stages: Stage[];
  /** Index of the stage that runs; as many as there are when all have ended. */
  stage: number;
  /** Undefined when all have ended. */
  current: Stage | undefined;
  /** The open section; the last one that was open in a break and at the end. */
  section: FormSection;
  position: number;
  /** Positions that may be gone to now; none in a break or a pause. */
  open: number[];
  paused: boolean;
  stretch: Stretch;
}

export function isTimed(session: Session): session is TimedSession {
  return session.terms !== null;
}

export function examStateOf(session: TimedSession): ExamState {
  const { terms, marks } = session;
  const stages = stagesOf(terms);
  const stage = stageNow(marks, stages);
  const current = stages[stage];
  const section = sectionAt(terms, current?.section ?? terms.sections.length - 1);
  const position = positionIn(section, Number(marks.get('position') ?? 0));
  const paused = marks.get('paused') === '1';
  const isOpen = current?.kind === 'section' && !paused && !session.over;
  const wasViewed = (place: number) => marks.has(`viewed:${place}`);
  return {
    stages,
    stage,
    current,
    section,
    position,
    open: isOpen ? reachable({ section, position, wasViewed }) : [],
    paused,
    stretch: stretchOf(session, stages, stage),
  };
}

function stretchOf({ id, terms, marks, saidAt }: TimedSession, stages: Stage[], stage: number): Stretch {
  const goesOn = terms.clockWhileClosed === 'runs';
  const ran = (of: number) => Number(marks.get(`clock:${of}`) ?? 0);
  // What a clock that goes on has run over a stage that it ended is the next stage's.
  const isCarried = goesOn && marks.get(`ended:${stage - 1}`) === 'time';
  const overMs = isCarried ? ran(stage - 1) - (stages[stage - 1]?.limitMs ?? Number.POSITIVE_INFINITY) : 0;
  return { sessionId: id, stage, saidMs: Math.max(ran(stage), overMs), saidAt, goesOn };
}

function sectionAt({ sections }: SessionTerms, index: number): FormSection {
  const section = sections[index];
  if (section === undefined) throw new Error(`a session has no section ${index}`);
  return section;
}

/** A section that has just begun is at its first place. */
function positionIn({ first, count }: FormSection, position: number): number {
  return position >= first && position < first + count ? position : first;
}
