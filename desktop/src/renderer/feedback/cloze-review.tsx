/** The marked gaps of a text one below the other: what was put there, what is right, and every rationale. */
import type { Feedback, Question } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { Bubble } from '../design/bubble.tsx';
import { useContentLanguage } from '../design/content-language.ts';
import { RuledRow } from '../design/ruled-row.tsx';
import { gapWords } from './gap-words.ts';
import { givenPart, partVerdict, rightPart } from './part-verdict.ts';
import { Rationale } from './rationale.tsx';
import css from './review.module.css';
import { RightAnswer } from './right-answer.tsx';

interface ClozeReviewProps {
  question: Question;
  feedback: Feedback;
}

export function ClozeReview({ question, feedback }: ClozeReviewProps) {
  return (
    <ol className={css.rows} aria-label="Gaps">
      {question.gaps.map((gap, at) => (
        <GapRow key={gap.id} gap={gap} at={at} feedback={feedback} />
      ))}
    </ol>
  );
}

interface GapRowProps {
  gap: Question['gaps'][number];
  at: number;
  feedback: Feedback;
}

function GapRow({ gap, at, feedback }: GapRowProps) {
  const given = givenPart(feedback, gap.id);
  const right = rightPart(feedback, gap.id);
  const verdict = partVerdict(feedback, gap.id, given !== undefined);
  return (
    <RuledRow verdict={verdict} className={css.row}>
      <Bubble look={given === undefined ? 'open' : 'filled'}>{at + 1}</Bubble>
      <div className={css.words}>
        {given !== undefined && <GapText gap={gap} value={given} />}
        {verdict !== 'correct' && right !== undefined && (
          <RightAnswer>
            <GapText gap={gap} value={right} />
          </RightAnswer>
        )}
        {gap.options.map((option) => (
          <GapOption
            key={option.id}
            content={option.content}
            rationale={feedback.rationales[`${gap.id}/${option.id}`]}
          />
        ))}
      </div>
    </RuledRow>
  );
}

/** Of what can be picked the author says why; what is typed stands as it was typed. */
function GapText({ gap, value }: { gap: GapRowProps['gap']; value: string }) {
  const locale = useContentLanguage();
  if (gap.kind === 'select') return <Markdown text={gapWords(gap, value) ?? ''} set="line" />;
  return (
    <span className={css.typed} lang={locale} dir="auto">
      {gap.unit === null ? value : `${value} ${gap.unit}`}
    </span>
  );
}

function GapOption({ content, rationale }: { content: string; rationale: string | undefined }) {
  if (rationale === undefined || rationale === '') return null;
  return (
    <div className={css.why}>
      <Markdown text={content} set="line" />
      <Rationale text={rationale} />
    </div>
  );
}
