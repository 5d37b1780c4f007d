/** What the search found, with the matching words marked. */
import { UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { limits } from '@answly/shared/limits';
import type { SearchHit } from '#desktop/contract/library';
import { useCoreQuery } from '../bridge/use-call.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import { MarginRow } from '../design/margin-row.tsx';
import { counted } from '../design/number-words.ts';
import { ItemDialog } from './item-dialog.tsx';
import css from './library.module.css';
import { MarkedText } from './marked-text.tsx';

export function SearchHits({ query }: { query: string }) {
  const [settled] = useDebouncedValue(query, 120);
  const [open, setOpen] = useState<SearchHit>();
  const found = useCoreQuery(
    'library.search',
    { query: settled, limit: limits.searchResultsMax },
    { placeholderData: (previous) => previous },
  );
  const total = found.data?.total ?? 0;
  return (
    <MarginRow label="Found" note={found.data && counted(total, 'question', 'questions')} drop="large">
      {found.error && <ErrorNotice error={found.error} />}
      {found.data?.hits.length === 0 && <p className={css.note}>No question has these words. Try fewer.</p>}
      <ol className={css.hits}>
        {found.data?.hits.map((hit) => (
          <li key={`${hit.packId} ${hit.itemId}`}>
            <UnstyledButton className={css.hit ?? ''} lang={hit.locale} onClick={() => setOpen(hit)}>
              <span className={css.snippet} dir="auto">
                <MarkedText text={hit.snippet} />
              </span>
              <span className={css.note}>
                {hit.packTitle}, {hit.topics.join(', ')}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
      {open && <ItemDialog hit={open} onClose={() => setOpen(undefined)} />}
    </MarginRow>
  );
}
