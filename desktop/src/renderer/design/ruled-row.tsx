/** A row between hairlines in a list of parts of one question; marked, its sign stands in the margin. */
import type { ComponentProps } from 'react';
import { OptionMark } from './option-mark.tsx';
import lines from './lines.module.css';
import css from './ruled-row.module.css';

export type RowVerdict = ComponentProps<typeof OptionMark>['verdict'];

interface RuledRowProps extends ComponentProps<'li'> {
  verdict?: RowVerdict | undefined;
}

export function RuledRow({ verdict, className, children, ...others }: RuledRowProps) {
  const classes = [css.row, lines.between, className].filter(Boolean).join(' ');
  return (
    <li className={classes} data-verdict={verdict} {...others}>
      {verdict !== undefined && <OptionMark verdict={verdict} />}
      {children}
    </li>
  );
}
