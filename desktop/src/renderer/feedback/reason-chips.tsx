/** Why it was missed, in the student's own judgement: one key each. */
import { Chip } from '@mantine/core';
import '@mantine/core/styles/Chip.layer.css';
import { missReasons, type MissReason } from '@answly/shared/model/self-judgement';
import { KeyCap } from '../design/key-cap.tsx';
import css from './reason-chips.module.css';

interface ReasonChipsProps {
  value: MissReason | null;
  onChange: (index: number) => void;
}

const names: Record<MissReason, string> = {
  knowledge: 'Did not know it',
  misread: 'Misread it',
  reasoning: 'Reasoned wrongly',
  timing: 'Ran out of time',
};

export function ReasonChips({ value, onChange }: ReasonChipsProps) {
  return (
    <div className={css.chips} role="radiogroup" aria-label="Why did you miss it?">
      {missReasons.map((reason, index) => (
        <Chip
          key={reason}
          type="radio"
          name="reason"
          variant="outline"
          checked={value === reason}
          onChange={() => onChange(index)}
          classNames={{ label: css.chip ?? '', iconWrapper: css.icon ?? '' }}
        >
          <KeyCap>{String(index + 1)}</KeyCap>
          {names[reason]}
        </Chip>
      ))}
    </div>
  );
}
