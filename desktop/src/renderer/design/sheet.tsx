/** The paper right of the rail: rows on a double margin rule, and beside them, where there is room, a side. */
import type { ReactNode } from 'react';
import lines from './lines.module.css';
import css from './sheet.module.css';

interface SheetProps {
  /** Secondary sections; they go below the rows when the window is narrow. */
  side?: ReactNode;
  /** Rows above, across the whole sheet. */
  head?: ReactNode;
  children: ReactNode;
}

export function Sheet({ side, head, children }: SheetProps) {
  return (
    <div className={`${css.sheet} ${lines.margin}`}>
      {head}
      {side === undefined ? (
        children
      ) : (
        <div className={css.two} data-below={head === undefined ? undefined : true}>
          <div>{children}</div>
          <aside className={css.side}>{side}</aside>
        </div>
      )}
    </div>
  );
}
