/** What belongs to a marked question, below it: why, the objective, where it is from, why it was missed. */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Feedback, PlaceView } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { mark } from '../design/icons.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { MarginRow } from '../design/margin-row.tsx';
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
  const missed = feedback.scoreMilli < feedback.maxMilli;
  const lang = view.question.locale;
  return (
    <>
      {feedback.correctText !== null && <NumericKey feedback={feedback} text={feedback.correctText} />}
      {feedback.explanation !== '' && (
        <MarginRow label="Why" className={css.row}>
          <div className={css.reading} lang={lang}>
            <Markdown text={feedback.explanation} />
          </div>
        </MarginRow>
      )}
      {feedback.objective !== '' && (
        <MarginRow label="Objective" className={css.row}>
          <p className={css.reading} lang={lang} dir="auto">
            {feedback.objective}
          </p>
        </MarginRow>
      )}
      {feedback.source !== '' && (
        <MarginRow label="Source" className={css.row}>
          <p className={css.source} dir="auto">
            {feedback.source}
          </p>
        </MarginRow>
      )}
      {missed && (
        <MarginRow label="Why missed" drop="small" className={css.why}>
          <ReasonChips value={feedback.reason} onChange={onReason} />
        </MarginRow>
      )}
      {onExplain !== undefined && (
        <MarginRow label="Tutor" drop="small" className={css.why}>
          <Button size="sm" radius="xl" className={css.explain ?? ''} onClick={onExplain}>
            <KeyCap>E</KeyCap>
            {missed ? 'Explain my mistake' : 'Explain the answer'}
          </Button>
        </MarginRow>
      )}
    </>
  );
}

/** For a numeric question: the value that is right, and the known mistake that led to what was typed. */
function NumericKey({ feedback, text }: { feedback: Feedback; text: string }) {
  const made = Object.values(feedback.rationales)[0];
  return (
    <>
      <MarginRow
        className={css.key}
        margin={
          <p className={css.right}>
            Correct
            <IconCheck {...mark} />
          </p>
        }
      >
        <p className={css.number} dir="ltr">
          {text}
        </p>
      </MarginRow>
      {made !== undefined && (
        <MarginRow label="Your answer" className={css.row}>
          <div className={css.reading}>
            <Markdown text={made} />
          </div>
        </MarginRow>
      )}
    </>
  );
}
