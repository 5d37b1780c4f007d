/** The time of a timed block: its minutes, and the student's extra time. */
import '@mantine/core/styles/NumberInput.layer.css';
import { NumberInput } from '@mantine/core';
import { ChoiceField } from '../design/choice-field.tsx';
import { timeFactors } from '../exam/exam-words.ts';
import type { useTimeFactor } from '../exam/use-time-factor.ts';
import { blockTimeWords } from './block-time-words.ts';
import css from './library.module.css';

/** As the core takes them. */
export const minutesMax = 600;

interface TimeFieldsProps {
  minutes: number | string;
  onMinutes: (minutes: number | string) => void;
  /** It was begun with something else than minutes there. */
  isRefused: boolean;
  time: ReturnType<typeof useTimeFactor>;
}

export function TimeFields({ minutes, onMinutes, isRefused, time }: TimeFieldsProps) {
  return (
    <>
      <NumberInput
        label="Minutes"
        className={css.minutes ?? ''}
        value={minutes}
        onChange={onMinutes}
        min={1}
        max={minutesMax}
        error={isRefused ? `How many? From 1 to ${minutesMax}.` : null}
        allowDecimal={false}
        allowNegative={false}
      />
      <div>
        <ChoiceField label="Extra time" data={timeFactors} value={time.choice} onChange={time.choose} />
        <p className={css.note}>{blockTimeWords(Number(minutes), time.factor)}</p>
      </div>
    </>
  );
}
