/** A few choices on one line under their name, as on an answer sheet. */
import { Fieldset } from '@mantine/core';
import { useId } from 'react';
import { Choice } from './choice.tsx';
import css from './choice-field.module.css';

interface ChoiceFieldProps<Value extends string> {
  label: string;
  data: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

export function ChoiceField<Value extends string>({ label, data, value, onChange }: ChoiceFieldProps<Value>) {
  const name = useId();
  return (
    <Fieldset
      variant="unstyled"
      legend={label}
      classNames={{ root: css.field ?? '', legend: css.legend ?? '' }}
    >
      {data.map((each) => (
        <Choice
          key={each.value}
          name={name}
          label={each.label}
          chosen={each.value === value}
          onChoose={() => onChange(each.value)}
        />
      ))}
    </Fieldset>
  );
}
