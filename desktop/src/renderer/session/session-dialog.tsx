/** A question over a session. Its head is its own: the library's is announced as a second head of the page. */
import { Modal, type ModalRootProps } from '@mantine/core';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import type { ReactNode } from 'react';
import { useReturnFocus } from '../design/use-return-focus.ts';
import css from './session-dialog.module.css';

interface SessionDialogProps extends Pick<ModalRootProps, 'size' | 'closeOnEscape' | 'returnFocus'> {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** Shown for as long as it is rendered. The keys begin at what is marked `data-autofocus`: where it asks, the safe choice. */
export function SessionDialog({ title, children, ...modal }: SessionDialogProps) {
  useReturnFocus();
  return (
    <Modal.Root opened size="34rem" {...modal}>
      <Modal.Overlay backgroundOpacity={0.35} />
      {/* Not as className: that would also paint what lies between the dialog and the page. */}
      <Modal.Content radius="lg" classNames={{ content: css.content ?? '' }}>
        <div className={css.head}>
          <Modal.Title className={css.title ?? ''}>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body className={css.body ?? ''}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
