/** The foot of the paper: how sure, or how it went, and the one primary button. */
import { Button } from '@mantine/core';
import type { PlaceView } from '#desktop/contract/study';
import { KeyCap } from '../design/key-cap.tsx';
import { Verdict } from '../feedback/verdict.tsx';
import { answerKey, blankHint, struckHint } from './answer-way.ts';
import { CertaintyField } from './certainty-field.tsx';
import { GradeField } from './grade-field.tsx';
import lines from '../design/lines.module.css';
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
  const card = answering && view.question.type === 'flashcard';
  const { turned, grade } = acts.draft;
  const grading = card && turned && (grade === null || acts.saving);
  return (
    <div className={`${css.foot} ${lines.margin}`}>
      <SessionTrouble className={css.trouble} trouble={acts.trouble} submit={moves.submit} />
      <div className={css.content}>
        {card ? (
          <GradeField acts={acts} />
        ) : answering ? (
          <CertaintyField value={acts.draft.certainty} onChange={acts.setCertainty} />
        ) : (
          <Verdict view={view} />
        )}
        {answering && (
          <p className={css.hint} role="status">
            {hintText(acts, striking, view)}
          </p>
        )}
        {/* One button throughout, so that the focus stays on it from question to question; grades take its place. */}
        {!grading && (
          <Button
            ref={takeUp}
            variant="filled"
            className={css.button ?? ''}
            rightSection={<KeyCap>{answering ? answerKey(view.question.type) : 'Space'}</KeyCap>}
            onClick={answering ? acts.answer : moves.next}
            data-saving={acts.saving || undefined}
          >
            {card && !turned ? 'Turn over' : answering ? 'Answer' : next}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Where grades were pressed and are gone, the focus goes on to the button that stands there again. */
function takeUp(button: HTMLButtonElement | null): void {
  if (document.activeElement === document.body) button?.focus({ preventScroll: true });
}

function hintText(
  { blank, refused }: Pick<SessionActs, 'blank' | 'refused'>,
  striking: boolean,
  { question }: PlaceView,
): string {
  if (striking) return 'Strike: now its number';
  if (refused !== null) return struckHint(question, refused);
  if (!blank) return '';
  return blankHint(question.type);
}
