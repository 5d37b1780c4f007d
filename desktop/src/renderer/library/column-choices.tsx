/** One choice of column for each part of a question, beside a sample of the file. */
import { MultiSelect, Select } from '@mantine/core';
import type { ImportPreview } from '#desktop/contract/library';
import type { ColumnGuess } from './column-guess.ts';
import css from './library.module.css';

interface ColumnChoicesProps {
  preview: ImportPreview;
  value: ColumnGuess;
  onChange: (value: ColumnGuess) => void;
}

const keyForms: { value: ColumnGuess['correctAs']; label: string }[] = [
  { value: 'letter', label: 'a letter: A, B, C' },
  { value: 'index1', label: 'a number from 1' },
  { value: 'index0', label: 'a number from 0' },
  { value: 'text', label: 'the text of the option' },
];

export function ColumnChoices({ preview, value, onChange }: ColumnChoicesProps) {
  const set = (part: Partial<ColumnGuess>) => onChange({ ...value, ...part });
  const data = preview.columns;
  return (
    <div className={css.dialog}>
      <Select label="Question" data={data} value={value.stem} onChange={(stem) => set({ stem })} required />
      <MultiSelect
        label="Options"
        description="One column for each option in their order, or one column that holds a list."
        data={data}
        value={value.options}
        onChange={(options) => set({ options })}
        required
      />
      <Select
        label="Right answer"
        data={data}
        value={value.correct}
        onChange={(correct) => set({ correct })}
        required
      />
      <Select
        label="It is written as"
        data={keyForms}
        value={value.correctAs}
        allowDeselect={false}
        onChange={(form) => form !== null && set({ correctAs: form })}
      />
      <Select
        label="Explanation"
        data={data}
        value={value.explanation}
        onChange={(explanation) => set({ explanation })}
        clearable
      />
      <Select label="Topic" data={data} value={value.topic} onChange={(topic) => set({ topic })} clearable />
      <p className={css.note}>
        First row:{' '}
        {Object.entries(preview.sample[0] ?? {})
          .map(([column, text]) => `${column}: ${text}`)
          .join(' · ')}
      </p>
    </div>
  );
}
