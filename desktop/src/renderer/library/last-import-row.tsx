/** How the last import went: how many came in, and each that was left out, with the place and the reason. */
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

/** More than this is read better in the saved list. */
const shownMax = 50;

export function LastImportRow() {
  const now = useNow(60_000);
  const last = useCoreQuery('import.last', {}).data;
  if (!last) return null;
  const { rejected } = last.report;
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
        {rejected.length > 0 && (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconDownload {...small} />}
            onClick={() =>
              saveFile('left-out.json', JSON.stringify(last.report, null, 2), 'application/json')
            }
          >
            Save the list
          </Button>
        )}
      </div>
      {rejected.length > 0 && (
        <ol className={css.rejected}>
          {rejected.slice(0, shownMax).map(({ place, code, message }) => (
            <li key={`${place} ${code}`}>
              <b className={css.place}>{place}</b>
              <p>{message}</p>
            </li>
          ))}
        </ol>
      )}
    </MarginRow>
  );
}

/** "212 questions are in. 3 were left out." */
function importWords({ report }: LastImport): string {
  const left = report.items - report.imported;
  const came = counted(report.imported, 'question is in.', 'questions are in.');
  return left === 0 ? came : `${came} ${counted(left, 'was left out.', 'were left out.')}`;
}
