/** A question over the page, with its own styles brought along. */
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useReturnFocus } from './use-return-focus.ts';

interface DialogProps {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** Shown for as long as it is rendered. The keys begin at what is marked `data-autofocus`: where it asks, the safe choice. */
export function Dialog({ title, onClose, children }: DialogProps) {
  useReturnFocus();
  return (
    <Modal opened onClose={onClose} title={title} size="34rem">
      {children}
    </Modal>
  );
}
