/** The search over every installed question; `/` puts the cursor into it. */
import { TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { limits } from '@answly/shared/limits';
import { icon } from '../design/icons.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { counted } from '../design/number-words.ts';
import css from './library.module.css';

interface SearchFieldProps {
  value: string;
  onChange: (value: string) => void;
  itemCount: number;
}

export function SearchField({ value, onChange, itemCount }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => input.current?.focus()]]);
  return (
    <TextInput
      ref={input}
      type="search"
      size="lg"
      aria-label="Search questions"
      className={css.search ?? ''}
      placeholder={`Search ${counted(itemCount, 'question', 'questions')} by word, topic or objective`}
      leftSection={<IconSearch {...icon} />}
      rightSection={<KeyCap>/</KeyCap>}
      maxLength={limits.searchQueryCharsMax}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && onChange('')}
    />
  );
}
