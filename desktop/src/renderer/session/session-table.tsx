/** The student's table in a session: bar, paper, foot, and beside them the map or the tutor. */
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { PlaceView } from '#desktop/contract/study';
import { StandingNotices } from '../app/standing-notices.tsx';
import { ContentLanguage } from '../design/content-language.ts';
import { sectionName } from '../exam/exam-words.ts';
import { ExamTools } from '../exam/exam-tools.tsx';
import { placeNumber, spanWords } from '../exam/sitting.ts';
import { ClosedRow } from '../feedback/closed-row.tsx';
import { FeedbackRows } from '../feedback/feedback-rows.tsx';
import { NoteSign } from '../notes/note-sign.tsx';
import { KeyListDialog } from './key-list-dialog.tsx';
import { QuestionRow } from './question-row.tsx';
import { SessionAside } from './session-aside.tsx';
import { SessionFoot } from './session-foot.tsx';
import { SessionFrame } from './session-frame.tsx';
import css from './session-screen.module.css';
import { Stimulus } from './stimulus.tsx';
import { TopBar } from './top-bar.tsx';
import type { PlaceActs } from './use-place.ts';
import { useSessionTable } from './use-session-table.ts';

interface SessionTableProps {
  view: PlaceView;
  calls: PlaceActs;
  /** What has just happened to the session. */
  notice: ReactNode;
}

export function SessionTable({ view, calls, notice }: SessionTableProps) {
  const { session, position, question } = view;
  const table = useSessionTable(view, calls);
  const { exam, room, acts, moves, side, striking } = table;
  useDocumentTitle(`Question ${placeNumber(session, position).number} – Answly`);

  return (
    <ContentLanguage value={question.locale}>
      <SessionFrame
        panel={table.narrow ? null : side.shown}
        bar={
          <>
            <TopBar view={view} table={table} />
            {room !== undefined && exam !== null && sectionName(exam) !== '' && (
              <room.SectionStrip exam={exam} />
            )}
            <StandingNotices className={css.notice} noteOpen={side.shown === 'note' ? question : undefined} />
            {notice}
          </>
        }
        passage={
          question.stimulus === null ? null : (
            <Stimulus {...question.stimulus} span={spanWords(session, question.stimulus)} />
          )
        }
        aside={<SessionAside view={view} table={table} />}
      >
        <QuestionRow
          view={view}
          acts={acts}
          onHint={table.tutor.hints ? table.hintNow : undefined}
          sign={<NoteSign view={view} />}
        />
        {view.feedback !== null && (
          <FeedbackRows
            view={view}
            feedback={view.feedback}
            onReason={acts.giveReason}
            onExplain={side.shown === 'tutor' ? undefined : table.explainNow}
          />
        )}
        {view.closedByExam && <ClosedRow />}
        {exam === null && <SessionFoot view={view} acts={acts} moves={moves} striking={striking} />}
        {exam !== null && room !== undefined && (
          <room.ExamFoot view={view} acts={acts} moves={moves} striking={striking} onEnd={table.askEnd} />
        )}
        <ExamTools view={view} table={table} />
        <KeyListDialog
          timed={exam !== null}
          opened={table.keys.shown}
          onClose={() => table.keys.show(false)}
        />
      </SessionFrame>
    </ContentLanguage>
  );
}
