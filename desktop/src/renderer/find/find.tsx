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
import { problemWords } from '../design/problem-words.ts';
import { ItemDialog } from '../library/item-dialog.tsx';
import { MarkedText } from '../library/marked-text.tsx';
import css from './find.module.css';
import { useFirstChosen } from './use-first-chosen.ts';
import { usePlaces } from './use-places.ts';

const hitsMax = 8;

export function Find() {
  const [[store, spotlight]] = useState(createSpotlight);
  const [query, setQuery] = useState('');
  const [settled] = useDebouncedValue(query.trim(), 120);
  const [opened, setOpened] = useState<SearchHit>();
  const found = useCoreQuery(
    'library.search',
    { query: settled, limit: hitsMax },
    { enabled: settled !== '' },
  );
  // It is mounted because it was asked for.
  useEffect(() => spotlight.open(), [spotlight]);
  useWindowEvent(findEvent as keyof WindowEventMap, () => spotlight.open());

  const places = usePlaces(settled);
  const hits = settled === '' ? [] : (found.data?.hits ?? []);
  useFirstChosen(store, settled, places.length + hits.length);

  return (
    <>
      <Spotlight.Root
        store={store}
        query={query}
        onQueryChange={setQuery}
        shortcut="mod + K"
        tagsToIgnore={[]}
        classNames={{
          content: css.content ?? '',
          search: css.search ?? '',
          actionsList: css.list ?? '',
          action: css.action ?? '',
        }}
      >
        <Spotlight.Search
          placeholder="Find a question, a pack or a screen"
          leftSection={<IconSearch {...icon} />}
        />
        <Spotlight.ActionsList>
          {places.map(({ id, label, locale, description, onClick }) => (
            <Spotlight.Action key={id} onClick={onClick}>
              <span className={css.hit}>
                <span lang={locale}>{label}</span>
                {description !== undefined && <span className={css.note}>{description}</span>}
              </span>
            </Spotlight.Action>
          ))}
          {hits.map((hit) => (
            <Spotlight.Action key={hit.itemId} lang={hit.locale} onClick={() => setOpened(hit)}>
              <span className={css.hit}>
                <span className={css.words} dir="auto">
                  <MarkedText text={hit.snippet} />
                </span>
                <span className={css.note}>
                  {hit.packTitle}, {hit.topics.join(', ')}
                </span>
              </span>
            </Spotlight.Action>
          ))}
          {found.error && <Spotlight.Empty role="alert">{problemWords(found.error).title}.</Spotlight.Empty>}
          {found.data?.hits.length === 0 && places.length === 0 && (
            <Spotlight.Empty>Nothing has these words.</Spotlight.Empty>
          )}
        </Spotlight.ActionsList>
      </Spotlight.Root>
      {opened && <ItemDialog hit={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}
