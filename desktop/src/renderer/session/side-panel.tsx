/** The place beside the paper; where there is no room, a drawer over it. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useReturnFocus } from '../design/use-return-focus.ts';
import css from './side-panel.module.css';
import type { Panel } from './use-side-panel.ts';

const FloatingPanel = lazy(async () => ({ default: (await import('./floating-panel.tsx')).FloatingPanel }));

const labels: Record<Panel, string> = { map: 'Questions', tutor: 'Tutor', note: 'Note' };

interface SidePanelProps {
  shown: Panel | null;
  floating: boolean;
  onClose: () => void;
  /** What is in it. */
  children: (panel: Panel) => ReactNode;
}

export function SidePanel(props: SidePanelProps) {
  const { shown } = props;
  return (
    <>
      <Place {...props} />
      {/* Stays while the window changes between the two places, so that it knows where the focus came from. */}
      {shown !== null && <FocusGuest key={shown} />}
    </>
  );
}

function Place({ shown, floating, onClose, children }: SidePanelProps) {
  // A drawer slides away as it was.
  const [last, setLast] = useState(shown);
  if (shown !== null && shown !== last) setLast(shown);
  const panel = shown ?? last ?? 'map';
  const docked = useRef<HTMLElement>(null);
  useEffect(() => {
    // The drawer that had the focus is gone with it, and this is in its place.
    if (floating || document.activeElement !== document.body) return;
    docked.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus({ preventScroll: true });
  }, [floating]);
  if (floating) {
    return (
      <Suspense fallback={null}>
        <FloatingPanel opened={shown !== null} panel={panel} label={labels[panel]} onClose={onClose}>
          {children(panel)}
        </FloatingPanel>
      </Suspense>
    );
  }
  if (shown === null) return null;
  return (
    <aside ref={docked} className={css.docked} aria-label={labels[shown]} data-panel={shown}>
      {children(shown)}
    </aside>
  );
}

/** Is there for as long as the same is shown, and then gives the focus back. */
function FocusGuest() {
  useReturnFocus();
  return null;
}
