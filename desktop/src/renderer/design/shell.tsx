/** The frame of every screen outside a session: rail and sheet. */
import type { ReactNode } from 'react';
import css from './shell.module.css';

interface ShellProps {
  rail: ReactNode;
  children: ReactNode;
}

export function Shell({ rail, children }: ShellProps) {
  return (
    <>
      {rail}
      <main className={css.main}>{children}</main>
    </>
  );
}
