/** What the file turned out to be: its title and language, and, where no shipped map fits, which column is what. */
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Combobox.layer.css';
import '@mantine/core/styles/Pill.layer.css';
import '@mantine/core/styles/PillsInput.layer.css';
import '@mantine/core/styles/ScrollArea.layer.css';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ColumnMap } from '@answly/shared/formats/column-map';
import type { ImportPreview } from '#desktop/contract/library';
import { ErrorNotice } from '../design/error-notice.tsx';
import { counted } from '../design/number-words.ts';
import { ColumnChoices } from './column-choices.tsx';
import { guessColumns, mapOf, missingChoice, type ColumnGuess } from './column-guess.ts';
import css from './library.module.css';

interface ImportMappingProps {
  preview: ImportPreview;
  error: unknown;
  onRun: (map: ColumnMap | null, title: string, locale: string) => void;
}

export function ImportMapping({ preview, error, onRun }: ImportMappingProps) {
  const [title, setTitle] = useState(preview.title);
  const [locale, setLocale] = useState(preview.locale);
  const [columns, setColumns] = useState<ColumnGuess>(() => guessColumns(preview));
  const asks = preview.kind !== 'pack' && preview.suggestedMap === null;
  const missing = asks ? missingChoice(columns) : undefined;
  const run = () => onRun(asks ? mapOf(columns, title) : preview.suggestedMap, title.trim(), locale.trim());

  return (
    <div className={css.dialog}>
      <p>{words(preview)}</p>
      <TextInput
        label="Title"
        required
        maxLength={120}
        lang={locale}
        dir="auto"
        value={title}
        onChange={(e) => setTitle(e.currentTarget.value)}
      />
      {preview.kind !== 'pack' && (
        <TextInput
          label="Language"
          description="A tag such as en, de or zh-CN."
          required
          value={locale}
          onChange={(e) => setLocale(e.currentTarget.value)}
        />
      )}
      {asks && <ColumnChoices preview={preview} value={columns} onChange={setColumns} />}
      {error !== undefined && <ErrorNotice error={error} safe="Nothing was changed." />}
      <div className={css.dialogFoot}>
        <Button variant="filled" disabled={title.trim() === '' || missing !== undefined} onClick={run}>
          Import {counted(preview.rowCount, 'question', 'questions')}
        </Button>
        {missing !== undefined && <p className={css.note}>{missing}</p>}
      </div>
    </div>
  );
}

function words(preview: ImportPreview): string {
  if (preview.kind === 'pack') return 'This is an Answly pack. It is checked and taken as it is.';
  if (preview.suggestedMapName !== null) return `Answly knows this file: ${preview.suggestedMapName}.`;
  return 'Say what each column means. Guesses are filled in; look them over.';
}
