/** How sure the student is: asked before the answer, kept with it. */
import { Fieldset } from '@mantine/core';
import { certainties, type Certainty } from '@answly/shared/model/self-judgement';
import { Choice } from '../design/choice.tsx';
import css from './certainty-field.module.css';
import { certaintyName } from './certainty-name.ts';

interface CertaintyFieldProps {
  value: Certainty | null;
  onChange: (value: Certainty) => void;
}

export function CertaintyField({ value, onChange }: CertaintyFieldProps) {
  return (
    <Fieldset
      variant="unstyled"
      legend="How sure are you?"
      classNames={{ root: css.field ?? '', legend: css.legend ?? '' }}
    >
      {certainties.map((each) => (
        <Choice
          key={each}
          name="certainty"
          label={certaintyName(each)}
          chosen={value === each}
          onChoose={() => onChange(each)}
        />
      ))}
    </Fieldset>
  );
}
