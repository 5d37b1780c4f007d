/** One question on the map: its state by edge, fill and sign, with a pennant when it is flagged and a lock when closed. */
import { IconCheck, IconLock, IconX } from '@tabler/icons-react';
import { small } from './icons.ts';
import css from './map-bubble.module.css';

export type MapState = 'todo' | 'unseen' | 'answered' | 'right' | 'wrong' | 'partial';

export interface MapBubbleProps {
  state: MapState;
  flagged?: boolean;
  /** Has a note. */
  noted?: boolean;
  here?: boolean;
  /** Cannot be gone to any more, or not yet. */
  locked?: boolean;
  /** The number, where no sign takes its place. */
  children?: string | number;
  size?: 'md' | 'sm';
}

export function MapBubble({
  state,
  flagged = false,
  noted = false,
  here = false,
  locked = false,
  children,
  size = 'md',
}: MapBubbleProps) {
  return (
    <span
      className={css.bubble}
      data-state={state}
      data-here={here || undefined}
      data-locked={locked || undefined}
      data-size={size}
    >
      {locked ? <IconLock {...small} /> : <MapSign state={state} fallback={children} />}
      {flagged && (
        <svg className={css.pennant} viewBox="0 0 10 12" aria-hidden="true" data-directional>
          <path d="M1.5 11V1h7L6.5 3.75l2 2.75h-7" />
        </svg>
      )}
      {noted && <span className={css.noted} aria-hidden="true" />}
    </span>
  );
}

function MapSign({ state, fallback }: { state: MapState; fallback: string | number | undefined }) {
  if (state === 'right') return <IconCheck {...small} />;
  if (state === 'wrong') return <IconX {...small} />;
  if (state === 'partial') return <span aria-hidden="true">½</span>;
  return fallback;
}
