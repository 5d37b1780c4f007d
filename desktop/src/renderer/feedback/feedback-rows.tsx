/** What belongs to a marked question, below it: the objective, why it was missed, why the key is right, where it is from. */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Feedback, PlaceView, Question } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { mark } from '../design/icons.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { MarginRow } from '../design/margin-row.tsx';
import { isMistaken } from '../session/phase.ts';
import css from './feedback-rows.module.css';
import { ReasonChips } from './reason-chips.tsx';

interface FeedbackRowsProps {
  view: PlaceView;
  feedback: Feedback;
  onReason: (index: number) => void;
  /** Absent where the tutor is open already. */
  onExplain: (() => void) | undefined;
}

export function FeedbackRows({ view, feedback, onReason, onExplain }: FeedbackRowsProps) {
  const mistaken = isMistaken({ feedback });
  const lang = view.question.locale;
  return (
    <>
      {feedback.correctText !== null && <TypedKey question={view.question} text={feedback.correctText} />}
      {feedback.objective !== '' && (
        <MarginRow label="Objective" className={css.row}>
          <p className={css.reading} lang={lang} dir="auto">
            {feedback.objective}
          </p>
        </MarginRow>
      )}
      {mistaken && (
        <MarginRow label="Why missed" drop="small" className={css.why}>
          <ReasonChips value={feedback.reason} onChange={onReason} />
        </MarginRow>
      )}
      {feedback.explanation !== '' && (
        <MarginRow label="Why" className={css.row}>
          <div className={css.reading}>
            <Markdown text={feedback.explanation} />
          </div>
        </MarginRow>
      )}
      {feedback.source !== '' && (
        <MarginRow label="Source" className={css.row}>
          <p className={css.source} lang={lang} dir="auto">
            {feedback.source}
          </p>
        </MarginRow>
      )}
      {onExplain !== undefined && (
        <MarginRow label="Tutor" drop="small" className={css.why}>
          <Button size="sm" radius="xl" className={css.explain ?? ''} onClick={onExplain}>
            <KeyCap>E</KeyCap>
            {mistaken ? 'Explain my mistake' : 'Explain the answer'}
          </Button>
        </MarginRow>
      )}
    </>
  );
}

interface TypedKeyProps {
  question: Question;
  text: string;
}

/** For what is typed: what is right. */
function TypedKey({ question: { type, locale }, text }: TypedKeyProps) {
  const number = type === 'numeric';
  return (
    <MarginRow
      className={css.key}
      margin={
        <p className={css.right}>
          Correct
          <IconCheck {...mark} />
        </p>
      }
    >
      <p className={number ? css.number : css.words} lang={locale} dir={number ? 'ltr' : 'auto'}>
        {text}
      </p>
    </MarginRow>
  );
}
