/** The answer to a numeric question: typed as the student writes numbers, with the unit beside it. */
import { TextInput } from '@mantine/core';
import type { PlaceView } from '#desktop/contract/study';
import { OptionMark } from '../design/option-mark.tsx';
import css from './numeric-field.module.css';
import type { SessionActs } from './use-session-acts.ts';

interface NumericFieldProps {
  view: PlaceView;
  acts: SessionActs;
}

export function NumericField({ view, acts }: NumericFieldProps) {
  const { question, position, feedback } = view;
  const open = acts.phase === 'answering';
  return (
    <div className={css.place}>
      {feedback !== null && feedback.scoreMilli < feedback.maxMilli && <OptionMark verdict="wrong" />}
      <TextInput
        key={position}
        className={css.numeric ?? ''}
        classNames={{
          label: css.label ?? '',
          input: css.input ?? '',
          description: css.help ?? '',
          section: css.unit ?? '',
        }}
        label="Your answer"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...(open ? { description: 'A number. A decimal comma works too.' } : {})}
        value={acts.draft.text}
        onChange={(event) => acts.type(event.currentTarget.value)}
        readOnly={!open}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        maxLength={200}
        {...(question.unit === null ? {} : { rightSection: <span dir="auto">{question.unit}</span> })}
        rightSectionPointerEvents="none"
        rightSectionWidth="auto"
      />
    </div>
  );
}
