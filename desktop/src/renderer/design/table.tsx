/** A table under a name that is said and not shown; its lines and distances are the screen's own. */
import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './table.module.css';

interface TableProps {
  name?: string;
  className: string | undefined;
  children: ReactNode;
}

export function Table({ name, className, children }: TableProps) {
  return (
    <table className={`${css.table} ${className}`}>
      {name !== undefined && (
        <caption>
          <VisuallyHidden>{name}</VisuallyHidden>
        </caption>
      )}
      {children}
    </table>
  );
}
