/** How sure the student is: asked before the answer, kept with it. */
import { Fieldset, Radio } from '@mantine/core';
import type { Certainty } from '@answly/shared/model/attempt';
import { certainty } from '@answly/shared/model/attempt';
import css from './certainty-field.module.css';
import { certaintyName } from './certainty-name.ts';

interface CertaintyFieldProps {
  value: Certainty | null;
  onChange: (value: Certainty) => void;
}

const parts = {
  root: css.choice ?? '',
  body: css.body ?? '',
  inner: css.inner ?? '',
  radio: css.bubble ?? '',
  icon: css.dot ?? '',
  label: css.label ?? '',
};

export function CertaintyField({ value, onChange }: CertaintyFieldProps) {
  return (
    <Fieldset
      variant="unstyled"
      legend="How sure are you?"
      classNames={{ root: css.field ?? '', legend: css.legend ?? '' }}
    >
      {certainty.options.map((each) => (
        <Radio
          key={each}
          name="certainty"
          label={certaintyName(each)}
          checked={value === each}
          onChange={() => onChange(each)}
          classNames={parts}
        />
      ))}
    </Fieldset>
  );
}
