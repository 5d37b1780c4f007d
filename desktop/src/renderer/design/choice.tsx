/** One of a few: an answer-sheet bubble and its words, filled when it is chosen. */
import { Radio } from '@mantine/core';
import css from './choice.module.css';

interface ChoiceProps {
  /** The same for all of which one is chosen. */
  name: string;
  label: string;
  chosen: boolean;
  onChoose: () => void;
}

const parts = {
  root: css.choice ?? '',
  body: css.body ?? '',
  inner: css.inner ?? '',
  radio: css.bubble ?? '',
  icon: css.dot ?? '',
  label: css.label ?? '',
};

export function Choice({ name, label, chosen, onChoose }: ChoiceProps) {
  return <Radio name={name} label={label} checked={chosen} onChange={onChoose} classNames={parts} />;
}
