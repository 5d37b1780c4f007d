/** The frame of every screen outside a session: rail and sheet. */
import { AppShell } from '@mantine/core';
import type { ReactNode } from 'react';

interface ShellProps {
  rail: ReactNode;
  children: ReactNode;
}

export function Shell({ rail, children }: ShellProps) {
  return (
    <AppShell navbar={{ width: 'var(--answly-rail)', breakpoint: 0 }} padding={0} transitionDuration={0}>
      {rail}
      <AppShell.Main>{children}</AppShell.Main>
    </AppShell>
  );
}
