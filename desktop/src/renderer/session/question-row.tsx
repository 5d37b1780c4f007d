/** The question: its number in the margin, its stem and what can be answered on the rule. */
import { Button } from '@mantine/core';
import { IconFlag, IconFlagFilled } from '@tabler/icons-react';
import type { PlaceView } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { small } from '../design/icons.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { marksLine } from './marks-line.ts';
import { NumericField } from './numeric-field.tsx';
import { OptionField } from './option-field.tsx';
import css from './question-row.module.css';
import type { SessionActs } from './use-session-acts.ts';

interface QuestionRowProps {
  view: PlaceView;
  acts: SessionActs;
}

export function QuestionRow({ view, acts }: QuestionRowProps) {
  const { session, position, question, flagged } = view;
  return (
    <section
      className={css.row}
      data-graded={view.feedback === null ? undefined : true}
      lang={question.locale}
    >
      <div className={css.margin} lang={document.documentElement.lang}>
        <h1 key={position} ref={beginHere} tabIndex={-1} className={css.number}>
          <span className={css.spoken}>Question </span>
          {position + 1}
        </h1>
        <p className={css.note}>of {session.entries.length}</p>
        <p className={css.note}>{marksLine(question.pointsMilli, view.feedback)}</p>
        {/* After the answer the margin is for marks; the flag shows on the map and its key still works. */}
        {!session.over && view.feedback === null && (
          <div className={css.tools}>
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
          </div>
        )}
      </div>
      <div className={css.content}>
        <div id="stem" className={css.stem}>
          <Markdown text={question.stem} />
        </div>
        {question.type === 'numeric' ? (
          <NumericField view={view} acts={acts} />
        ) : (
          <OptionField view={view} acts={acts} />
        )}
      </div>
    </section>
  );
}

/** A new question begins at its number, for readers of screens as for those who scroll. */
function beginHere(number: HTMLHeadingElement | null): void {
  number?.focus({ preventScroll: true });
  number?.scrollIntoView({ block: 'nearest' });
}
