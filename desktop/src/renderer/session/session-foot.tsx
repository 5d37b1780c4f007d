/** The foot of the paper: how sure, or how it went, and the one primary button. */
import { Button } from '@mantine/core';
import type { PlaceView } from '#desktop/contract/study';
import { KeyCap } from '../design/key-cap.tsx';
import { Verdict } from '../feedback/verdict.tsx';
import { CertaintyField } from './certainty-field.tsx';
import css from './session-foot.module.css';
import { SessionTrouble } from './session-trouble.tsx';
import type { SessionActs } from './use-session-acts.ts';
import type { SessionMoves } from './use-session-moves.ts';

interface SessionFootProps {
  view: PlaceView;
  acts: SessionActs;
  moves: SessionMoves;
  /** X was pressed; a number is awaited. */
  striking: boolean;
}

export function SessionFoot({ view, acts, moves, striking }: SessionFootProps) {
  const answering = acts.phase === 'answering';
  const next = moves.atEnd ? 'See the result' : 'Next question';
  return (
    <div className={css.foot}>
      <SessionTrouble className={css.trouble} trouble={acts.trouble} submit={moves.submit} />
      <div className={css.content}>
        {answering ? (
          <CertaintyField value={acts.draft.certainty} onChange={acts.setCertainty} />
        ) : (
          <Verdict feedback={view.feedback} />
        )}
        {answering && (
          <p className={css.hint} role="status">
            {hintText(acts.blank, striking, view)}
          </p>
        )}
        {/* One button throughout, so that the focus stays on it from question to question. */}
        <Button
          variant="filled"
          className={css.button ?? ''}
          rightSection={<KeyCap>Space</KeyCap>}
          onClick={answering ? acts.answer : moves.next}
          data-saving={acts.saving || undefined}
        >
          {answering ? 'Answer' : next}
        </Button>
      </div>
    </div>
  );
}

function hintText(blank: boolean, striking: boolean, view: PlaceView): string {
  if (striking) return 'Strike: now its number';
  if (!blank) return '';
  return view.question.type === 'numeric' ? 'Type a number first' : 'Choose an answer first';
}
