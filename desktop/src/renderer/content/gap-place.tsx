/** What stands at the place of a gap in a question's text, given by whoever shows the question. */
import type { ReactNode } from 'react';
import { createContext, use } from 'react';

export interface Gaps {
  /** In the order of the question. */
  ids: readonly string[];
  show: (id: string) => ReactNode;
}

export const GapsContext = createContext<Gaps | null>(null);

/** One component for all gaps and times, so that a field keeps its focus while the student types in it. */
export function GapPlace({ name }: { name?: string | undefined }) {
  const gaps = use(GapsContext);
  return name === undefined ? null : gaps?.show(name);
}
