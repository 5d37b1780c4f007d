/** A row of a sheet: its label set against the double rule, its content right of it. */
import type { ReactNode } from 'react';
import css from './margin-row.module.css';

interface MarginRowProps {
  label?: ReactNode;
  /** A short second line under the label; never a paragraph. */
  note?: ReactNode;
  /** Anything else for the margin: a list of settings, a mark. */
  margin?: ReactNode;
  /** Lowers the label to the first line of content: `small` for a row of text, `large` for a row of controls. */
  drop?: 'none' | 'small' | 'large';
  className?: string | undefined;
  children: ReactNode;
}

export function MarginRow({ label, note, margin, drop = 'none', className, children }: MarginRowProps) {
  return (
    <section className={className === undefined ? css.row : `${css.row} ${className}`} data-drop={drop}>
      <div className={css.margin}>
        {label !== undefined && <h2 className={css.label}>{label}</h2>}
        {note !== undefined && <p className={css.note}>{note}</p>}
        {margin}
      </div>
      <div className={css.content}>{children}</div>
    </section>
  );
}
