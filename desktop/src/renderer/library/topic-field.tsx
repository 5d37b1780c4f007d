/** Chooses topics of a pack, by name or from the list: as many as one likes, and none for all of them. */
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Combobox.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Pill.layer.css';
import '@mantine/core/styles/PillsInput.layer.css';
import { limits } from '@answly/shared/limits';
import { MultiSelect } from '@mantine/core';
import type { PackSummary } from '#desktop/contract/library';
import { counted } from '../design/number-words.ts';
import css from './library.module.css';

interface TopicFieldProps {
  topics: PackSummary['topics'];
  value: string[];
  onChange: (value: string[]) => void;
}

export function TopicField({ topics, value, onChange }: TopicFieldProps) {
  return (
    <MultiSelect
      label="Topics"
      placeholder={value.length === 0 ? 'All topics' : ''}
      data={topics.map(({ topic, itemCount }) => ({
        value: topic,
        label: `${topic} (${counted(itemCount, 'question', 'questions')})`,
      }))}
      value={value}
      onChange={onChange}
      maxValues={limits.sessionTopicsMax}
      searchable
      clearable
      limit={100}
      // Else each choice would begin the list anew, and the next Enter take it out again.
      clearSearchOnChange={false}
      // The list itself scrolls, within the dialog: so it is reached, and read out, as a part of the field.
      withScrollArea={false}
      comboboxProps={{ withinPortal: false, shadow: 'var(--answly-float)' }}
      classNames={{ options: css.topics ?? '' }}
    />
  );
}
