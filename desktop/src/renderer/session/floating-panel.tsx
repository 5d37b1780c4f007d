/** The map or the tutor over the paper, where the window is too narrow to have it beside. Whoever shows it gives the focus back. */
import { Drawer } from '@mantine/core';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Drawer.layer.css';
import type { ReactNode } from 'react';
import css from './floating-panel.module.css';
import type { Panel } from './use-side-panel.ts';

interface FloatingPanelProps {
  opened: boolean;
  panel: Panel;
  label: string;
  onClose: () => void;
  children: ReactNode;
}

export function FloatingPanel({ opened, panel, label, onClose, children }: FloatingPanelProps) {
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      returnFocus={false}
      position="right"
      size="min(22rem, 100%)"
      padding={0}
      transitionProps={{ duration: 200, timingFunction: 'cubic-bezier(.2, 0, 0, 1)' }}
    >
      <Drawer.Overlay backgroundOpacity={0.2} />
      {/* Not as className: that would also paint what lies between the drawer and the page. */}
      <Drawer.Content
        aria-label={label}
        classNames={{ content: css.content ?? '' }}
        data-panel={panel}
        data-closing={opened ? undefined : true}
      >
        <Drawer.Body className={css.body ?? ''}>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
