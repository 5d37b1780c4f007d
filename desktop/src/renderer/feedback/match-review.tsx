/** A marked matching: each prompt with what was picked and what is right, then every option with its rationale. */
import type { Feedback, Question } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { Bubble } from '../design/bubble.tsx';
import { optionLetter } from '../design/option-letter.ts';
import { RuledRow } from '../design/ruled-row.tsx';
import { givenPart, partVerdict, rightPart } from './part-verdict.ts';
import { Rationale } from './rationale.tsx';
import css from './review.module.css';
import { RightAnswer } from './right-answer.tsx';

interface MatchReviewProps {
  question: Question;
  feedback: Feedback;
}

export function MatchReview({ question, feedback }: MatchReviewProps) {
  const { prompts, options, locale } = question;
  const letterOf = (id: string) =>
    optionLetter(
      options.findIndex((option) => option.id === id),
      locale,
    );
  const contentOf = (id: string) => options.find((option) => option.id === id)?.content ?? '';
  return (
    <>
      <ul className={css.rows}>
        {prompts.map((prompt) => {
          const given = givenPart(feedback, prompt.id);
          const right = rightPart(feedback, prompt.id);
          const verdict = partVerdict(feedback, prompt.id, given !== undefined);
          return (
            <RuledRow key={prompt.id} verdict={verdict} className={`${css.row} ${css.bare}`}>
              <div className={css.words}>
                <Markdown text={prompt.content} set="line" />
                {given !== undefined && (
                  <div className={css.given}>
                    <Bubble look="filled" size="sm" lang={locale}>
                      {letterOf(given)}
                    </Bubble>
                    <Markdown text={contentOf(given)} set="line" />
                  </div>
                )}
                {verdict !== 'correct' && right !== undefined && (
                  <RightAnswer>
                    <Markdown text={`${letterOf(right)}. ${contentOf(right)}`} set="line" />
                  </RightAnswer>
                )}
              </div>
            </RuledRow>
          );
        })}
      </ul>
      <ul className={css.bank} aria-label="Options">
        {options.map((option, at) => (
          <li key={option.id} className={css.option}>
            <span className={css.letter} lang={locale}>
              {optionLetter(at, locale)}
            </span>
            <div className={css.words}>
              <Markdown text={option.content} set="line" />
              <Rationale text={feedback.rationales[option.id]} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
