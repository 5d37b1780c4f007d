/** A question found by search, with its key and notes: to read, not to answer. */
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import { Modal } from '@mantine/core';
import type { Item } from '@answly/shared/model/item';
import type { SearchHit } from '#desktop/contract/library';
import { useCoreQuery } from '../bridge/use-call.ts';
import type { Gaps } from '../content/gap-place.tsx';
import { Markdown } from '../content/markdown.tsx';
import { ContentLanguage } from '../design/content-language.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import css from './item-dialog.module.css';
import { ItemKey } from './item-key.tsx';

export function ItemDialog({ hit, onClose }: { hit: SearchHit; onClose: () => void }) {
  const item = useCoreQuery('study.item', { packId: hit.packId, itemId: hit.itemId });
  return (
    <Modal opened onClose={onClose} size="44rem" title={<span lang={hit.locale}>{hit.packTitle}</span>}>
      {/* What was told before an exam began to ask it is kept in the store, and not shown. */}
      {item.error ? <ErrorNotice error={item.error} /> : item.data && <ItemWords item={item.data} />}
    </Modal>
  );
}

function ItemWords({ item }: { item: Item }) {
  return (
    <ContentLanguage value={item.locale}>
      <div className={css.stem}>
        <Markdown text={item.stem} gaps={gapsOf(item)} />
      </div>
      <ItemKey item={item} />
      {item.explanation !== '' && (
        <div className={css.rationale}>
          <Markdown text={item.explanation} />
        </div>
      )}
    </ContentLanguage>
  );
}

/** A gap is its number: what is right in it stands below. */
function gapsOf(item: Item): Gaps {
  const ids = item.type === 'cloze' ? item.gaps.map(({ id }) => id) : [];
  return { ids, show: (id) => <b className={css.place}>{ids.indexOf(id) + 1}</b> };
}
