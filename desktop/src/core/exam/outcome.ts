/** How an exam that is over came out: passed or not, by section and in all. */
import { passesExam, reportedMilli, totalOf } from '@answly/shared/scoring/scale';
import type { SessionResult } from '#desktop/contract/study';
import type { Db } from '#desktop/core/storage/db';
import { marksOfSession } from './exam-marks.ts';
import type { TimedSession } from './exam-state.ts';
import { stagesOf } from './stages.ts';

/** Null for a session that has no pass mark. */
export function outcomeOf(db: Db, session: TimedSession): SessionResult['outcome'] {
  const { terms, marks } = session;
  if (terms.passMilli === null) return null;
  const stages = stagesOf(terms);
  const sections = terms.sections.map((section, index) => {
    const stage = stages.findIndex((each) => each.kind === 'section' && each.section === index);
    const part = marksOfSession(db, session, section);
    return {
      title: section.title,
      ...part,
      passed: section.passMilli === null ? null : part.scoreMilli >= section.passMilli,
      passMilli: section.passMilli ?? undefined,
      // A clock that goes on may have run past the end before anybody looked.
      spentMs: Math.min(
        Number(marks.get(`clock:${stage}`) ?? 0),
        section.timeLimitMs ?? Number.MAX_SAFE_INTEGER,
      ),
    };
  });
  return {
    passed: passesExam(sections, terms.passMilli),
    passMilli: terms.passMilli,
    scaledMilli: terms.scale === null ? null : reportedMilli(totalOf(sections), terms.scale),
    sections: sections.map(({ passMilli: _, ...shown }) => shown),
  };
}
