/** The place beside the paper; where there is no room, a drawer over it. */
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import css from './side-panel.module.css';
import type { Panel } from './use-side-panel.ts';

const FloatingPanel = lazy(async () => ({ default: (await import('./floating-panel.tsx')).FloatingPanel }));

const labels: Record<Panel, string> = { map: 'Questions', tutor: 'Tutor', note: 'Note' };

interface SidePanelProps {
  shown: Panel | null;
  floating: boolean;
  onClose: () => void;
  children: ReactNode;
}

export function SidePanel({ shown, floating, onClose, children }: SidePanelProps) {
  const label = shown === null ? 'Questions' : labels[shown];
  if (floating) {
    return (
      <Suspense fallback={null}>
        <FloatingPanel opened={shown !== null} label={label} onClose={onClose}>
          {children}
        </FloatingPanel>
      </Suspense>
    );
  }
  if (shown === null) return null;
  return (
    <aside className={css.docked} aria-label={label} data-panel={shown}>
      {children}
    </aside>
  );
}
