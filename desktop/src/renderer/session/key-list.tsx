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
    <Modal.Root opened={opened} onClose={onClose} centered size="28rem" transitionProps={{ duration: 200 }}>
      <Modal.Overlay backgroundOpacity={0.2} color="var(--answly-ink)" />
      <Modal.Content radius="lg" className={css.content ?? ''}>
        {/* Not the library's own head: that one is announced as a second head of the page. */}
        <div className={css.head}>
          <Modal.Title className={css.title ?? ''}>Keys</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body>
          {keyNames.map((group) => (
            <section key={group.when} className={css.group}>
              <h3 className={css.when}>{group.when}</h3>
              <KeyLines keys={group.keys} />
            </section>
          ))}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
