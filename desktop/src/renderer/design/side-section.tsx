/** A short section of a sheet's side. */
import type { ReactNode } from 'react';
import css from './side-section.module.css';

export function SideSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className={css.title}>{title}</h2>
      {children}
    </section>
  );
}
