/** A marked ordering: the student's order with the right place of each row that is elsewhere, then the right order. */
import type { Feedback, Question } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { Bubble } from '../design/bubble.tsx';
import { RuledRow } from '../design/ruled-row.tsx';
import { partVerdict } from './part-verdict.ts';
import { Rationale } from './rationale.tsx';
import css from './review.module.css';

interface OrderReviewProps {
  question: Question;
  feedback: Feedback;
}

export function OrderReview({ question, feedback }: OrderReviewProps) {
  const given = idsOf(feedback.response);
  const right = idsOf(feedback.keyResponse);
  const isGiven = given.length > 0;
  const order = isGiven ? given : question.options.map(({ id }) => id);
  const contentOf = (id: string) => question.options.find((option) => option.id === id)?.content ?? '';
  const verdicts = order.map((id) => partVerdict(feedback, id, isGiven));
  return (
    <>
      <ol className={css.rows} aria-label={isGiven ? 'Your order' : 'As shown'}>
        {order.map((id, at) => (
          <RuledRow key={id} verdict={isGiven ? verdicts[at] : 'plain'} className={css.row}>
            <Bubble look={isGiven ? 'filled' : 'open'}>{at + 1}</Bubble>
            <div className={css.words}>
              <Markdown text={contentOf(id)} set="line" />
              {verdicts[at] !== 'correct' && right.includes(id) && (
                <p className={css.note}>
                  {isGiven && right.indexOf(id) === at
                    ? 'In its place, behind the wrong one'
                    : `Its place is ${right.indexOf(id) + 1}`}
                </p>
              )}
              <Rationale text={feedback.rationales[id]} />
            </div>
          </RuledRow>
        ))}
      </ol>
      {right.length > 0 && verdicts.some((verdict) => verdict !== 'correct') && (
        <ul className={css.key}>
          <RuledRow verdict="missed" className={css.row}>
            <div className={css.words}>
              <p className={css.note}>The right order</p>
              <ol className={css.keyOrder}>
                {right.map((id) => (
                  <li key={id}>
                    <Markdown text={contentOf(id)} set="line" />
                  </li>
                ))}
              </ol>
            </div>
          </RuledRow>
        </ul>
      )}
    </>
  );
}

function idsOf(response: Feedback['response']): readonly string[] {
  return response?.type === 'ordering' ? response.optionIds : [];
}
