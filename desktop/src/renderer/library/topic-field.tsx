/** Chooses topics of a pack, by name or from the list: as many as one likes, and none for all of them. */
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Combobox.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Pill.layer.css';
import '@mantine/core/styles/PillsInput.layer.css';
import { limits } from '@answly/shared/limits';
import { MultiSelect } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { useState } from 'react';
import type { PackSummary } from '#desktop/contract/library';
import { counted } from '../design/number-words.ts';
import css from './library.module.css';

interface TopicFieldProps {
  topics: PackSummary['topics'];
  value: string[];
  onChange: (value: string[]) => void;
}

/** Cut through a row, so that it shows that there are more. */
const rowsShown = 4.75;
const rowRem = 2.1875;

/** The list stands in the dialog and not over it: so what follows stays in reach while it is open. */
const inPlace = { withinPortal: false, hideDetached: false, shadow: 'none' };

export function TopicField({ topics, value, onChange }: TopicFieldProps) {
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState(false);
  // Only once a click is done: closed as it is pressed, the list would pull away what the click is for.
  const field = useClickOutside<HTMLDivElement>(() => setOpened(false), ['click']);
  return (
    <div ref={field}>
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
        searchValue={search}
        onSearchChange={setSearch}
        // What was typed has found its topic, and the next one is typed; the place in the list stays, for the arrows.
        onOptionSubmit={() => setSearch('')}
        clearSearchOnChange={false}
        nothingFoundMessage="No topic has this in its name."
        dropdownOpened={opened}
        onDropdownOpen={() => setOpened(true)}
        onKeyDown={({ key }) => (key === 'Escape' || key === 'Tab') && setOpened(false)}
        openOnFocus={false}
        clearable
        limit={100}
        // The list itself scrolls, within the dialog: so it is reached, and read out, as a part of the field.
        withScrollArea={false}
        comboboxProps={inPlace}
        // As high whatever is found, so that nothing below it moves while one types.
        styles={{ options: { blockSize: `${Math.min(topics.length, rowsShown) * rowRem}rem` } }}
        classNames={{ dropdown: css.topicList ?? '', options: css.topics ?? '' }}
      />
    </div>
  );
}
