/** The foot of a question in a timed session: whether it is kept, and the ways on, back and to the end. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconCheck } from '@tabler/icons-react';
import type { PlaceView } from '#desktop/contract/study';
import { small } from '../design/icons.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { answerKey, struckHint } from '../session/answer-way.ts';
import { CertaintyField } from '../session/certainty-field.tsx';
import { GradeField } from '../session/grade-field.tsx';
import { SessionTrouble } from '../session/session-trouble.tsx';
import lines from '../design/lines.module.css';
import foot from '../session/session-foot.module.css';
import type { SessionActs } from '../session/use-session-acts.ts';
import type { KeepState } from './answer-keeper.ts';
import css from './exam-foot.module.css';
import { endWords } from './end-words.ts';
import { sectionOf, sittingOf } from './sitting.ts';
import { UnreadNotice } from './unread-notice.tsx';
import { unreadWords } from './unread-number.ts';
import type { HeldMoves } from './use-held-moves.ts';

interface ExamFootProps {
  view: PlaceView;
  acts: SessionActs;
  moves: HeldMoves;
  /** X was pressed; a number is awaited. */
  striking: boolean;
  onEnd: () => void;
}

const keepWords: Record<KeepState, string> = {
  blank: 'No answer yet',
  saved: 'Saved',
  waiting: 'Not saved yet',
  saving: 'Saving',
  failed: 'Not saved',
};

export function ExamFoot({ view, acts, moves, striking, onEnd }: ExamFootProps) {
  const exam = sittingOf(view.session);
  if (exam === null) return null;
  const state = acts.keepState;
  const isFree = sectionOf(exam).navigation === 'free';
  // While it is being typed it may still become one.
  const unread =
    state === 'saved' && moves.unread === null
      ? unreadWords(view.question, view.standing?.response ?? null)
      : '';
  const { refused } = acts;
  const isCard = view.question.type === 'flashcard';
  return (
    <div className={`${foot.foot} ${lines.margin}`}>
      <SessionTrouble
        className={foot.trouble}
        trouble={acts.trouble}
        submit={moves.submit}
        goOnWithout={moves.goOnWithout}
      />
      {moves.unread !== null && (
        <div className={foot.trouble}>
          <UnreadNotice {...moves.unread} />
        </div>
      )}
      {exam.certaintyMarking && (
        <div className={css.above}>
          <CertaintyField value={acts.draft.certainty} onChange={acts.setCertainty} />
        </div>
      )}
      {isCard && (
        <div className={css.above}>
          <GradeField acts={acts} />
        </div>
      )}
      <div className={foot.content}>
        <div className={css.start}>
          <p className={css.state} data-state={state}>
            {state === 'saved' && <IconCheck {...small} />}
            {keepWords[state]}
            {state === 'blank' && !isFree && '. You cannot come back to it.'}
          </p>
          {state !== 'blank' && (
            <Button variant="quiet" size="sm" onClick={acts.clear}>
              Clear answer
            </Button>
          )}
          <p className={css.hint} role="status" data-warns={unread !== '' || undefined}>
            {striking
              ? 'Strike: now its number'
              : refused === null
                ? unread && `${unread}: as it stands it earns nothing.`
                : struckHint(view.question, refused)}
          </p>
        </div>
        <Ways
          acts={acts}
          moves={moves}
          isFree={isFree}
          review={endWords(exam).review}
          nextKey={answerKey(view.question.type)}
          toTurn={isCard && !acts.draft.turned}
          onEnd={onEnd}
        />
      </div>
    </div>
  );
}

interface WaysProps extends Pick<ExamFootProps, 'acts' | 'moves' | 'onEnd'> {
  /** Back is allowed. */
  isFree: boolean;
  /** What opens the end of the section is called. */
  review: string;
  nextKey: string;
  /** A flashcard shows its front: the first thing to do is to turn it over. */
  toTurn: boolean;
}

/** The one blue button does what its key does. */
function Ways({ acts, moves, isFree, review, nextKey, toTurn, onEnd }: WaysProps) {
  const onwards = moves.atEnd ? { name: review, go: onEnd } : { name: 'Next', go: moves.next };
  const first = toTurn ? { name: 'Turn over', go: acts.answer } : onwards;
  return (
    <div className={css.ways}>
      {(toTurn || !moves.atEnd) && (
        <Button variant="quiet" onClick={onEnd}>
          {review}
        </Button>
      )}
      {isFree && (
        <Button
          leftSection={<IconArrowLeft {...small} data-directional />}
          disabled={!moves.canGoBack}
          onClick={() => moves.step(-1)}
        >
          Back
        </Button>
      )}
      {toTurn && !moves.atEnd && <Button onClick={moves.next}>Next</Button>}
      <Button variant="filled" rightSection={<KeyCap>{nextKey}</KeyCap>} onClick={first.go}>
        {first.name}
      </Button>
    </div>
  );
}
