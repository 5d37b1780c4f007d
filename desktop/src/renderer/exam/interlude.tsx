/** What stands in place of the questions of an exam: a break, a pause, the end of the time. */
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useDocumentTitle, useHotkeys } from '@mantine/hooks';
import { StandingNotices } from '../app/standing-notices.tsx';
import { BusyButton } from '../design/busy-button.tsx';
import { KeyCap } from '../design/key-cap.tsx';
import { actsByItself } from '../design/acts-by-itself.ts';
import css from './interlude.module.css';

interface InterludeProps {
  /** Of the exam. */
  name: ReactNode;
  title: string;
  figure?: ReactNode;
  children: ReactNode;
  main: { label: string; act: () => void; busy: boolean };
  other?: { label: string; act: () => void };
}

export function Interlude({ name, title, figure, children, main, other }: InterludeProps) {
  useDocumentTitle(`${title} – Answly`);
  useHotkeys([['Enter', main.act]], actsByItself);
  return (
    <main className={css.page}>
      <div className={css.paper}>
        <p className={css.name}>{name}</p>
        <h1 ref={beginHere} tabIndex={-1} className={css.title}>
          {title}
        </h1>
        {figure}
        <div className={css.words}>
          {children}
          <StandingNotices className={undefined} />
        </div>
        <div className={css.acts}>
          <BusyButton
            variant="filled"
            busy={main.busy}
            rightSection={<KeyCap>Enter</KeyCap>}
            onClick={main.act}
          >
            {main.label}
          </BusyButton>
          {other !== undefined && (
            <Button variant="quiet" onClick={other.act}>
              {other.label}
            </Button>
          )}
        </div>
      </div>
    </main>
  );
}

/** What has come is said to who listens. */
function beginHere(title: HTMLHeadingElement | null): void {
  title?.focus({ preventScroll: true });
}
