/** Find: one field for every screen, every pack and every question. Opened by Ctrl/Cmd K or from the rail. */
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { useDebouncedValue, useWindowEvent } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SearchHit } from '#desktop/contract/library';
import { findEvent } from '../app/open-find.ts';
import { useCoreQuery } from '../bridge/use-call.ts';
import { icon } from '../design/icons.ts';
import { ItemDialog } from '../library/item-dialog.tsx';

const [store, spotlight] = createSpotlight();
const hitsMax = 8;

export function Find() {
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [settled] = useDebouncedValue(query.trim(), 120);
  const [opened, setOpened] = useState<SearchHit>();
  const packs = useCoreQuery('library.packs', {});
  const found = useCoreQuery(
    'library.search',
    { query: settled, limit: hitsMax },
    { enabled: settled !== '' },
  );
  useWindowEvent(findEvent as keyof WindowEventMap, () => spotlight.open());

  const fits = (label: string) => label.toLowerCase().includes(settled.toLowerCase());
  const screens: SpotlightActionData[] = [
    { id: 'today', label: 'Today', onClick: () => void navigate({ to: '/' }) },
    { id: 'library', label: 'Library', onClick: () => void navigate({ to: '/library' }) },
    {
      id: 'import',
      label: 'Import a file',
      onClick: () => void navigate({ to: '/library', search: { import: true } }),
    },
    {
      id: 'account',
      label: 'Account',
      onClick: () => void navigate({ to: '/settings', search: { section: 'account' } }),
    },
    {
      id: 'sync',
      label: 'Sync',
      onClick: () => void navigate({ to: '/settings', search: { section: 'sync' } }),
    },
    {
      id: 'appearance',
      label: 'Appearance',
      onClick: () => void navigate({ to: '/settings', search: { section: 'appearance' } }),
    },
  ];
  const packActions = (packs.data ?? []).map((pack): SpotlightActionData => ({
    id: pack.id,
    label: pack.title,
    description: `${pack.itemCount} questions`,
    onClick: () => void navigate({ to: '/library' }),
  }));
  const hits = settled === '' ? [] : (found.data?.hits ?? []);

  return (
    <>
      <Spotlight.Root store={store} query={query} onQueryChange={setQuery} shortcut="mod + K">
        <Spotlight.Search
          placeholder="Find a question, a pack or a screen"
          leftSection={<IconSearch {...icon} />}
        />
        <Spotlight.ActionsList>
          {[...screens, ...packActions]
            .filter(({ label }) => fits(label ?? ''))
            .map(({ id, ...action }) => (
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
