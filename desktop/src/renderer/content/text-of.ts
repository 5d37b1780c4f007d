/** The plain text inside React children. */
import type { ReactNode } from 'react';

export function textOf(children: ReactNode): string {
  if (typeof children === 'string') return children;
  if (typeof children === 'number') return String(children);
  if (Array.isArray(children)) return (children as ReactNode[]).map(textOf).join('');
  return '';
}
