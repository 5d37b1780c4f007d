/** The options of a question as one fieldset of native inputs. */
import { Fieldset } from '@mantine/core';
import type { PlaceView } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { optionLetter } from '../design/option-letter.ts';
import { OptionRow } from '../design/option-row.tsx';
import css from './option-field.module.css';
import { optionVerdict } from './option-verdict.ts';
import type { SessionActs } from './use-session-acts.ts';

interface OptionFieldProps {
  view: PlaceView;
  acts: SessionActs;
}

export function OptionField({ view, acts }: OptionFieldProps) {
  const { question, feedback } = view;
  const many = question.type === 'multiple';
  return (
    <>
      {many && <p className={css.many}>Choose all that apply.</p>}
      <Fieldset variant="unstyled" aria-labelledby="stem" className={css.options ?? ''}>
        {question.options.map((option, at) => {
          const rationale = feedback?.rationales[option.id] ?? '';
          return (
            <OptionRow
              key={option.id}
              kind={many ? 'many' : 'one'}
              name={`question ${view.position}`}
              letter={optionLetter(at, question.locale)}
              content={<Markdown text={option.content} set="line" />}
              chosen={acts.draft.optionIds.includes(option.id)}
              struck={view.struck.includes(option.id)}
              verdict={optionVerdict(option.id, feedback)}
              rationale={rationale === '' ? undefined : <Markdown text={rationale} />}
              disabled={acts.phase !== 'answering' && feedback === null}
              onChoose={() => acts.choose(option.id)}
              onStrike={acts.canStrike ? () => acts.strike(option.id) : undefined}
            />
          );
        })}
      </Fieldset>
    </>
  );
}
