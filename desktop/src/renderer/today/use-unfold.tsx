/** The first of a list, which is what a glance takes in, and a button for the rest. */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';

export function useUnfold<T>(all: readonly T[], shownMax: number): { shown: readonly T[]; more: ReactNode } {
  const [open, setOpen] = useState(false);
  if (open || all.length <= shownMax) return { shown: all, more: null };
  const more = (
    <Button variant="subtle" size="sm" onClick={() => setOpen(true)}>
      Show all {all.length}
    </Button>
  );
  return { shown: all.slice(0, shownMax), more };
}
