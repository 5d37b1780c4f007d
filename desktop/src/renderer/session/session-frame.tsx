/** The window in a session: the bar, below it the passage, the paper and what stands beside it. */
import type { ReactNode } from 'react';
import lines from '../design/lines.module.css';
import css from './session-frame.module.css';
import type { Panel } from './use-side-panel.ts';

interface SessionFrameProps {
  bar: ReactNode;
  passage: ReactNode;
  /** What is docked beside the paper; null when nothing is, or it floats. */
  panel: Panel | null;
  aside: ReactNode;
  children: ReactNode;
}

export function SessionFrame({ bar, passage, panel, aside, children }: SessionFrameProps) {
  return (
    <div className={css.frame}>
      <div>{bar}</div>
      <div
        className={css.stage}
        data-panel={panel ?? 'none'}
        data-passage={passage === null ? undefined : true}
      >
        {passage}
        <main className={css.paper}>
          <div className={`${css.page} ${lines.margin}`}>{children}</div>
        </main>
        {aside}
      </div>
    </div>
  );
}
