/** The time of a timed block: its minutes, and the student's extra time. */
import '@mantine/core/styles/NumberInput.layer.css';
import { limits } from '@answly/shared/limits';
import { NumberInput } from '@mantine/core';
import type { Ref } from 'react';
import { ChoiceField } from '../design/choice-field.tsx';
import { timeFactors } from '../exam/exam-words.ts';
import type { useTimeFactor } from '../exam/use-time-factor.ts';
import { blockTimeWords } from './block-time-words.ts';
import css from './library.module.css';

const { blockMinutesMin, blockMinutesMax } = limits;

/** What the core takes: half a minute is not begun as a whole one. */
export function isBlockTime(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= blockMinutesMin && minutes <= blockMinutesMax;
}

interface TimeFieldsProps {
  minutes: number | string;
  onMinutes: (minutes: number | string) => void;
  minutesRef: Ref<HTMLInputElement>;
  /** It was begun with something else than minutes there. */
  isRefused: boolean;
  time: ReturnType<typeof useTimeFactor>;
}

export function TimeFields({ minutes, onMinutes, minutesRef, isRefused, time }: TimeFieldsProps) {
  return (
    <>
      <NumberInput
        ref={minutesRef}
        label="Minutes"
        classNames={{ wrapper: css.minutes ?? '' }}
        value={minutes}
        onChange={onMinutes}
        min={blockMinutesMin}
        max={blockMinutesMax}
        // What was typed stays as it is: made into another number, it would begin a block that nobody asked for.
        clampBehavior="none"
        error={isRefused ? `Whole minutes, from ${blockMinutesMin} to ${blockMinutesMax}.` : null}
      />
      <div>
        <ChoiceField label="Extra time" data={timeFactors} value={time.choice} onChange={time.choose} />
        <p className={css.note}>{blockTimeWords(Number(minutes), time.factor)}</p>
      </div>
    </>
  );
}
