/** Library: what is studied from, search over all of it, import, and packs to get. */
import { Button } from '@mantine/core';
import { useDisclosure, useDocumentTitle } from '@mantine/hooks';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useCoreQuery } from '../bridge/use-call.ts';
import { EmptyNotice } from '../design/empty-notice.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { small } from '../design/icons.ts';
import { MarginRow } from '../design/margin-row.tsx';
import { Sheet } from '../design/sheet.tsx';
import { ExamList } from '../exam/exam-list.tsx';
import { GetPack } from './get-pack.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { LastImportRow } from './last-import-row.tsx';
import css from './library.module.css';
import { MissingRow } from './missing-row.tsx';
import { PackTable } from './pack-table.tsx';
import { SearchField } from './search-field.tsx';
import { SearchHits } from './search-hits.tsx';
import { useMissingPacks } from './use-missing-packs.ts';

export function LibraryScreen() {
  useDocumentTitle('Library – Answly');
  const navigate = useNavigate();
  const importing = useSearch({ from: '/shell/library', select: (search) => search.import === true });
  const setImporting = (open: boolean) =>
    void navigate({ to: '/library', search: open ? { import: true } : {}, replace: true });
  const [getting, get] = useDisclosure();
  const [query, setQuery] = useState('');
  const packs = useCoreQuery('library.packs', {});
  const missing = useMissingPacks();
  /** A computer that comes after others. */
  const isBare = packs.data?.length === 0 && missing.missing.length > 0;
  const questions = (packs.data ?? []).reduce((sum, pack) => sum + pack.itemCount, 0);

  return (
    <Sheet>
      <MarginRow label="Library">
        <div className={css.headline}>
          <h1>What you study from</h1>
          <div className={css.acts}>
            <Button
              variant="default"
              leftSection={<IconFileImport {...small} data-directional />}
              onClick={() => setImporting(true)}
            >
              Import a file
            </Button>
            <Button
              variant={isBare ? 'default' : 'filled'}
              leftSection={<IconPlus {...small} />}
              onClick={get.open}
            >
              Get a pack
            </Button>
          </div>
        </div>
        {questions > 0 && <SearchField value={query} onChange={setQuery} itemCount={questions} />}
      </MarginRow>
      {questions > 0 && query.trim() !== '' && <SearchHits query={query} />}
      {!isBare && (
        <MarginRow label="Packs" note={`${packs.data?.length ?? 0} on this computer`} drop="large">
          {packs.error && <ErrorNotice error={packs.error} safe="What you saved is safe." />}
          {packs.data?.length === 0 && missing.known && (
            <EmptyNotice title="No packs yet" action={{ label: 'Get a pack', onClick: get.open }}>
              Get a starter pack, or import questions of your own.
            </EmptyNotice>
          )}
          {packs.data && packs.data.length > 0 && <PackTable packs={packs.data} />}
        </MarginRow>
      )}
      <MissingRow state={missing} isMain={isBare} />
      <ExamList />
      <LastImportRow />
      <GetPack opened={getting} onClose={get.close} />
      <ImportDialog opened={importing} onClose={() => setImporting(false)} />
    </Sheet>
  );
}
