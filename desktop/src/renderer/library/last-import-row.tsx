/** How the last import went: how many came in, and what was left out or came in otherwise, with the place and why. */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { LastImport } from '#desktop/contract/library';
import { useCoreQuery } from '../bridge/use-call.ts';
import { small } from '../design/icons.ts';
import { MarginRow } from '../design/margin-row.tsx';
import { counted } from '../design/number-words.ts';
import { saveFile } from '../design/save-file.ts';
import { agoText } from '../design/time-words.ts';
import { useNow } from '../design/use-now.ts';
import css from './library.module.css';
import { ReportLines } from './report-lines.tsx';

export function LastImportRow() {
  const now = useNow(60_000);
  const last = useCoreQuery('import.last', {}).data;
  if (!last) return null;
  const { rejected, notes = [] } = last.report;
  return (
    <MarginRow
      label="Last import"
      note={rejected.length > 0 ? `${rejected.length} to fix` : 'nothing to fix'}
    >
      <div className={css.headline}>
        <div>
          <h2 className={css.title}>{importWords(last)}</h2>
          <p className={css.note}>
            {last.fileName}, {agoText(last.at, now)}. Nothing else was changed, and the file is untouched.
          </p>
        </div>
        {rejected.length + notes.length > 0 && (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconDownload {...small} />}
            onClick={() =>
              saveFile('import-report.json', JSON.stringify(last.report, null, 2), 'application/json')
            }
          >
            Save the list
          </Button>
        )}
      </div>
      {rejected.length > 0 && <ReportLines lines={rejected} label="Left out" />}
      {notes.length > 0 && <ReportLines lines={notes} label="Imported otherwise" />}
    </MarginRow>
  );
}

/** "212 questions are in. 3 were left out." */
function importWords({ report }: LastImport): string {
  const left = report.items - report.imported;
  const came = counted(report.imported, 'question is in.', 'questions are in.');
  return left === 0 ? came : `${came} ${counted(left, 'was left out.', 'were left out.')}`;
}
