/** The end of an import: how many questions are in, and what came in otherwise than the file has it. */
import { Button } from '@mantine/core';
import type { LastImport } from '#desktop/contract/library';
import { counted } from '../design/number-words.ts';
import css from './library.module.css';
import { ReportLines } from './report-lines.tsx';

export function ImportFinished({ last, onDone }: { last: LastImport; onDone: () => void }) {
  const { imported, rejected, notes = [] } = last.report;
  return (
    <div className={css.dialog}>
      <p className={css.title}>
        {counted(imported, 'question is in.', 'questions are in.')}{' '}
        {rejected.length > 0 && 'What was left out is listed in the library.'}
      </p>
      {notes.length > 0 && <ReportLines lines={notes} label="Imported otherwise" />}
      <div className={css.dialogActs}>
        <Button variant="filled" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}
