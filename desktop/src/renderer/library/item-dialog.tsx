/** A question found by search, with its key and notes: to read, not to answer. */
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import { Modal } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Item } from '@answly/shared/model/item';
import type { SearchHit } from '#desktop/contract/library';
import { useCoreQuery } from '../bridge/use-call.ts';
import { Markdown } from '../content/markdown.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { small } from '../design/icons.ts';
import css from './item-dialog.module.css';

export function ItemDialog({ hit, onClose }: { hit: SearchHit; onClose: () => void }) {
  const item = useCoreQuery('study.item', { packId: hit.packId, itemId: hit.itemId });
  return (
    <Modal opened onClose={onClose} size="44rem" title={hit.packTitle}>
      {item.error && <ErrorNotice error={item.error} />}
      {item.data && <ItemWords item={item.data} />}
    </Modal>
  );
}

function ItemWords({ item }: { item: Item }) {
  const right = keyOf(item);
  return (
    <div lang={item.locale}>
      <div className={css.stem}>
        <Markdown text={item.stem} />
      </div>
      {'options' in item && (
        <ul className={css.options}>
          {item.options.map(({ id, content, rationale }) => (
            <li key={id} data-right={right.includes(id) || undefined}>
              <span className={css.sign}>
                {right.includes(id) && <IconCheck {...small} aria-label="Correct" />}
              </span>
              <div>
                <Markdown text={content} />
                {rationale !== '' && (
                  <div className={css.rationale}>
                    <Markdown text={rationale} />
                  </div>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {item.type === 'numeric' && (
        <p className={css.answer}>
          {item.key.value} {item.key.unit}
        </p>
      )}
      {item.explanation !== '' && (
        <div className={css.rationale}>
          <Markdown text={item.explanation} />
        </div>
      )}
    </div>
  );
}

function keyOf(item: Item): string[] {
  if (item.type === 'single' || item.type === 'true-false') return [item.key];
  return item.type === 'multiple' ? item.key : [];
}
