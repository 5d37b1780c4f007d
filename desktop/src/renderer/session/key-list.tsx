/** Every key of a session, in a dialog. */
import { Modal } from '@mantine/core';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { KeyLines } from './key-lines.tsx';
import css from './key-list.module.css';
import { keyNames } from './key-names.ts';

interface KeyListProps {
  opened: boolean;
  onClose: () => void;
}

export function KeyList({ opened, onClose }: KeyListProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Keys"
      centered
      size="28rem"
      radius="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 200 }}
      overlayProps={{ backgroundOpacity: 0.2, color: 'var(--answly-ink)' }}
      classNames={{ content: css.content ?? '', header: css.header ?? '', title: css.title ?? '' }}
    >
      {keyNames.map((group) => (
        <section key={group.when} className={css.group}>
          <h3 className={css.when}>{group.when}</h3>
          <KeyLines keys={group.keys} />
        </section>
      ))}
    </Modal>
  );
}
