/** Something planned: when a question comes back. Pencil, so dashed. */
import type { ReactNode } from 'react';
import { IconCalendarRepeat } from '@tabler/icons-react';
import { small } from './icons.ts';
import css from './stamp.module.css';

export function Stamp({ children }: { children: ReactNode }) {
  return (
    <span className={css.stamp}>
      <IconCalendarRepeat {...small} />
      {children}
    </span>
  );
}
