/** The words of an icon, shown when it is pointed at or reached by keyboard; loaded the first time that happens. */
import { lazy, Suspense, useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import css from './tip.module.css';

const TipBubble = lazy(async () => ({ default: (await import('./tip-bubble.tsx')).TipBubble }));

interface TipProps {
  label: string;
  position?: 'bottom' | 'right';
  /** One element that takes the focus and has its own name. */
  children: ReactNode;
}

export function Tip({ label, position = 'bottom', children }: TipProps) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const [near, setNear] = useState(false);
  const [wanted, setWanted] = useState(false);
  if (near && !wanted) setWanted(true);
  const watch = useCallback((element: HTMLElement | null) => {
    setPlace(element);
    return element === null ? undefined : watchNear(element, setNear);
  }, []);
  return (
    <span ref={watch} className={css.place}>
      {children}
      {wanted && place !== null && (
        <Suspense fallback={null}>
          <TipBubble label={label} position={position} place={place} opened={near} />
        </Suspense>
      )}
    </span>
  );
}

/** Tells when the mouse or the keyboard's focus comes near and goes; a press ends it. Returns the way to stop. */
function watchNear(element: HTMLElement, tell: (near: boolean) => void): () => void {
  const listeners: [keyof HTMLElementEventMap, (event: Event) => void][] = [
    ['mouseenter', () => tell(true)],
    ['mouseleave', () => tell(false)],
    ['focusin', (event) => tell(event.target instanceof Element && event.target.matches(':focus-visible'))],
    ['focusout', () => tell(false)],
    ['click', () => tell(false)],
  ];
  for (const [name, listener] of listeners) element.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of listeners) element.removeEventListener(name, listener);
  };
}
