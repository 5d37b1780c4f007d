/** Find: one field for every screen, every pack and every question. Opened by Ctrl/Cmd K or from the rail. */
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useDebouncedValue, useWindowEvent } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { SearchHit } from '#desktop/contract/library';
import { findEvent } from '../app/open-find.ts';
import { useCoreQuery } from '../bridge/use-call.ts';
import { icon } from '../design/icons.ts';
import { ItemDialog } from '../library/item-dialog.tsx';
import { usePlaces } from './use-places.ts';

const [store, spotlight] = createSpotlight();
const hitsMax = 8;

export function Find() {
  const [query, setQuery] = useState('');
  const [settled] = useDebouncedValue(query.trim(), 120);
  const [opened, setOpened] = useState<SearchHit>();
  const found = useCoreQuery(
    'library.search',
    { query: settled, limit: hitsMax },
    { enabled: settled !== '' },
  );
  // It is mounted because it was asked for.
  useEffect(() => spotlight.open(), []);
  useWindowEvent(findEvent as keyof WindowEventMap, () => spotlight.open());

  const places = usePlaces(settled);
  const hits = settled === '' ? [] : (found.data?.hits ?? []);

  return (
    <>
      <Spotlight.Root store={store} query={query} onQueryChange={setQuery} shortcut="mod + K">
        <Spotlight.Search
          placeholder="Find a question, a pack or a screen"
          leftSection={<IconSearch {...icon} />}
        />
        <Spotlight.ActionsList>
          {places.map(({ id, ...action }) => (
            <Spotlight.Action key={id} {...action} />
          ))}
          {hits.map((hit) => (
            <Spotlight.Action
              key={hit.itemId}
              label={hit.snippet.replaceAll(/[\u0002\u0003]/gu, '')}
              description={hit.packTitle}
              onClick={() => setOpened(hit)}
            />
          ))}
          {settled !== '' && hits.length === 0 && <Spotlight.Empty>Nothing has these words.</Spotlight.Empty>}
        </Spotlight.ActionsList>
      </Spotlight.Root>
      {opened && <ItemDialog hit={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}
