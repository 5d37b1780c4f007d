/** One gap of a text: a few words, a number with its unit, or one of a few options. */
import type { KeyboardEvent } from 'react';
import { plainLine } from '@answly/shared/model/plain-line';
import type { Question } from '#desktop/contract/study';
import { pageLanguage, useContentLanguage } from '../design/content-language.ts';
import css from './gap-field.module.css';

interface GapFieldProps {
  gap: Question['gaps'][number];
  label: string;
  value: string;
  open: boolean;
  onFill: (value: string) => void;
}

/** In characters: room to write in, that tells nothing of the answer's length. */
const width = { text: 12, numeric: 7, max: 32 };

export function GapField({ gap, label, value, open, onFill }: GapFieldProps) {
  const locale = useContentLanguage();
  if (gap.kind === 'select') {
    return (
      <select
        className={css.gap}
        aria-label={label}
        lang={pageLanguage}
        data-filled={value === '' ? undefined : true}
        value={value}
        disabled={!open}
        onChange={(event) => onFill(event.currentTarget.value)}
      >
        <option value="">Pick one</option>
        {gap.options.map((option) => (
          <option key={option.id} value={option.id} lang={locale}>
            {plainLine(option.content)}
          </option>
        ))}
      </select>
    );
  }
  const number = gap.kind === 'numeric';
  return (
    <span className={css.place}>
      <input
        className={css.gap}
        type="text"
        lang={pageLanguage}
        aria-label={[
          label,
          ...(number ? ['a number'] : []),
          ...(gap.unit === null ? [] : [`in ${gap.unit}`]),
        ].join(', ')}
        value={value}
        readOnly={!open}
        onChange={(event) => onFill(event.currentTarget.value)}
        onKeyDown={goOn}
        size={Math.min(Math.max(number ? width.numeric : width.text, value.length + 1), width.max)}
        maxLength={number ? 200 : 500}
        inputMode={number ? 'decimal' : 'text'}
        dir={number ? 'ltr' : 'auto'}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      {gap.unit !== null && <span dir="auto">{gap.unit}</span>}
    </span>
  );
}

/** Enter goes on to the next gap that is still empty, round to the first; when all are filled it answers. */
function goOn(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  const fields = [
    ...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('#stem input, #stem select'),
  ];
  const here = fields.indexOf(event.currentTarget);
  const next = [...fields.slice(here + 1), ...fields.slice(0, here)].find(
    (field) => field.value.trim() === '',
  );
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
