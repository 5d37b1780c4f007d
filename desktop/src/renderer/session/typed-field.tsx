/** The answer that is typed in one field: a number as the student writes it, with its unit beside it, or a few words. */
import { TextInput } from '@mantine/core';
import type { PlaceView } from '#desktop/contract/study';
import { OptionMark } from '../design/option-mark.tsx';
import { Rationale } from '../feedback/rationale.tsx';
import css from './typed-field.module.css';
import type { SessionActs } from './use-session-acts.ts';

interface TypedFieldProps {
  view: PlaceView;
  acts: SessionActs;
}

const number = { inputMode: 'decimal', dir: 'ltr', maxLength: 200 } as const;
const words = { dir: 'auto', maxLength: 500, autoCapitalize: 'none' } as const;

export function TypedField({ view, acts }: TypedFieldProps) {
  const { question, position, feedback } = view;
  const open = acts.phase === 'answering';
  const isNumber = question.type === 'numeric';
  const missed = feedback !== null && feedback.scoreMilli < feedback.maxMilli;
  // The mark beside it says what it is.
  const isMarked = missed && feedback.response !== null;
  const [made] = Object.values(feedback?.rationales ?? {});
  return (
    <div className={css.place} data-marked={isMarked || undefined}>
      {missed && <OptionMark verdict={isMarked ? 'wrong' : 'blank'} />}
      <TextInput
        key={position}
        className={css.field ?? ''}
        classNames={{
          label: css.label ?? '',
          input: css.input ?? '',
          description: css.help ?? '',
          section: css.unit ?? '',
        }}
        data-words={!isNumber || undefined}
        {...(isMarked ? { 'aria-label': 'Your answer' } : { label: 'Your answer' })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...(open && isNumber ? { description: 'A number. A decimal comma works too.' } : {})}
        value={acts.draft.text}
        onChange={(event) => {
          const text = event.currentTarget.value;
          acts.edit((before) => ({ ...before, text }));
        }}
        readOnly={!open}
        autoComplete="off"
        spellCheck={false}
        {...(isNumber ? number : words)}
        {...(question.unit === null
          ? {}
          : {
              rightSection: (
                <span lang={question.locale} dir="auto">
                  {question.unit}
                </span>
              ),
            })}
        rightSectionPointerEvents="none"
        rightSectionWidth="auto"
      />
      {made !== undefined && (
        <div className={css.why}>
          <Rationale text={made} />
        </div>
      )}
    </div>
  );
}
