/** The question: its number in the margin, its stem and what can be answered on the rule. */
import { Button } from '@mantine/core';
import { IconBulb, IconFlag, IconFlagFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PlaceView } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { small } from '../design/icons.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { allows, placeNumber } from '../exam/sitting.ts';
import { leaveFocus } from '../tutor/leave-focus.ts';
import { AnswerField } from './answer-field.tsx';
import { ClozeStem } from './cloze-stem.tsx';
import { marksLine } from './marks-line.ts';
import css from './question-row.module.css';
import type { SessionActs } from './use-session-acts.ts';

interface QuestionRowProps {
  view: PlaceView;
  acts: SessionActs;
  /** Absent where there are no hints. */
  onHint?: (() => void) | undefined;
  /** Stands in the margin. */
  sign?: ReactNode;
}

export function QuestionRow({ view, acts, onHint, sign }: QuestionRowProps) {
  const { session, position, question } = view;
  const place = placeNumber(session, position);
  return (
    <section
      className={css.row}
      data-graded={view.feedback === null && !view.closedByExam ? undefined : true}
    >
      <div className={css.margin}>
        <h1 key={position} ref={beginHere} tabIndex={-1} className={css.number}>
          <span className={css.spoken}>Question </span>
          {place.number}
        </h1>
        <p className={css.note}>of {place.of}</p>
        <p className={css.note}>{marksLine(question.pointsMilli, view.feedback)}</p>
        {sign}
        {/* After the answer the margin is for marks; the flag shows on the map and its key still works. */}
        {view.feedback === null && <MarginTools view={view} acts={acts} onHint={onHint} />}
      </div>
      <div className={css.content}>
        <div id="stem" className={css.stem}>
          {question.type === 'cloze' ? (
            <ClozeStem view={view} acts={acts} />
          ) : (
            <Markdown text={question.stem} />
          )}
        </div>
        <AnswerField view={view} acts={acts} />
      </div>
    </section>
  );
}

function MarginTools({ view, acts, onHint }: QuestionRowProps) {
  const { session, flagged } = view;
  return (
    <div className={css.tools}>
      {allows(session, 'flag') && (
        <Button
          variant="quiet"
          size="sm"
          className={css.flag ?? ''}
          aria-pressed={flagged}
          rightSection={<KeyCap>F</KeyCap>}
          onClick={acts.flag}
        >
          {flagged ? 'Flagged' : 'Flag'}
          {flagged ? <IconFlagFilled {...small} /> : <IconFlag {...small} />}
        </Button>
      )}
      {onHint !== undefined && (
        <Button
          variant="quiet"
          size="sm"
          className={css.flag ?? ''}
          rightSection={<KeyCap>H</KeyCap>}
          onMouseDown={leaveFocus}
          onClick={onHint}
        >
          Hint
          <IconBulb {...small} />
        </Button>
      )}
    </div>
  );
}

/** A new question begins at its number, for readers of screens as for those who scroll. */
function beginHere(number: HTMLHeadingElement | null): void {
  number?.focus({ preventScroll: true });
  number?.scrollIntoView({ block: 'nearest' });
}
