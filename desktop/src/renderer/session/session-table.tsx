/** The student's table in a session: bar, paper, foot, and beside them the map or the tutor. */
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import type { PlaceView } from '#desktop/contract/study';
import { useBelow } from '../design/use-below.ts';
import { FeedbackRows } from '../feedback/feedback-rows.tsx';
import { TutorPanel } from '../tutor/tutor-panel.tsx';
import { useExplain } from '../tutor/use-explain.ts';
import { KeyListDialog } from './key-list-dialog.tsx';
import type { KeyAction } from './key-plan.ts';
import { MapPanel } from './map-panel.tsx';
import { isMissed } from './phase.ts';
import { QuestionRow } from './question-row.tsx';
import { SessionFoot } from './session-foot.tsx';
import { SessionFrame } from './session-frame.tsx';
import { SidePanel } from './side-panel.tsx';
import { Stimulus } from './stimulus.tsx';
import { TopBar } from './top-bar.tsx';
import type { PlaceActs } from './use-place.ts';
import { useSessionActs } from './use-session-acts.ts';
import { useSessionKeys } from './use-session-keys.ts';
import { useSessionMoves } from './use-session-moves.ts';
import { useSidePanel } from './use-side-panel.ts';

interface SessionTableProps {
  view: PlaceView;
  calls: PlaceActs;
}

export function SessionTable({ view, calls }: SessionTableProps) {
  const { session, position, question } = view;
  const moves = useSessionMoves(session, position);
  const acts = useSessionActs(view, calls, moves);
  const explain = useExplain(view);
  const narrow = useBelow(1200);
  const side = useSidePanel(`${session.sessionId} ${position}`, narrow);
  const [keysShown, showKeys] = useState(false);
  useDocumentTitle(`Question ${position + 1} – Answly`);

  function explainNow(): void {
    if (view.feedback === null) return;
    side.show('tutor');
    explain.start();
  }

  function act(action: KeyAction): void {
    const optionId = 'index' in action ? question.options[action.index]?.id : undefined;
    if (action.do === 'choose' && optionId !== undefined) acts.choose(optionId);
    else if (action.do === 'strike' && optionId !== undefined) acts.strike(optionId);
    else if (action.do === 'reason') acts.giveReason(action.index);
    else if (action.do === 'go') moves.step(action.step);
    else if (action.do === 'answer') acts.answer();
    else if (action.do === 'next') moves.next();
    else if (action.do === 'flag') acts.flag();
    else if (action.do === 'undo-strike') acts.undoStrike();
    else if (action.do === 'explain') explainNow();
    else if (action.do === 'keys') showKeys(true);
    else if (action.do === 'close') side.close();
  }

  const striking = useSessionKeys(
    { phase: acts.phase, optionCount: question.options.length, missed: isMissed(view) },
    act,
  );

  return (
    <SessionFrame
      panel={narrow ? null : side.shown}
      bar={<TopBar view={view} acts={acts} side={side} onLeave={moves.leave} />}
      passage={question.stimulus === null ? null : <Stimulus {...question.stimulus} />}
      aside={
        <SidePanel shown={side.shown} floating={narrow} onClose={side.close}>
          {side.shown === 'tutor' ? (
            <TutorPanel view={view} explain={explain} onExplain={explainNow} onClose={side.close} />
          ) : (
            <MapPanel session={session} position={position} phase={acts.phase} onGo={moves.goTo} />
          )}
        </SidePanel>
      }
    >
      <QuestionRow view={view} acts={acts} />
      {view.feedback !== null && (
        <FeedbackRows
          view={view}
          feedback={view.feedback}
          onReason={acts.giveReason}
          onExplain={side.shown === 'tutor' ? undefined : explainNow}
        />
      )}
      <SessionFoot view={view} acts={acts} moves={moves} striking={striking} />
      <KeyListDialog opened={keysShown} onClose={() => showKeys(false)} />
    </SessionFrame>
  );
}
