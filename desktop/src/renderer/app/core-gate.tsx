/** Shows the app, or, when the study engine cannot start, why and what to do. */
import type { ReactNode } from 'react';
import { errorOfProblem } from '@answly/shared/errors/problem';
import { useClientState } from '../bridge/use-client-state.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import css from './screen-failure.module.css';

export function CoreGate({ children }: { children: ReactNode }) {
  const state = useClientState();
  if (state.phase !== 'failed') return children;
  return (
    <main className={css.page}>
      <h1 className={css.title}>Answly cannot open your study file</h1>
      <ErrorNotice
        error={errorOfProblem(state.problem)}
        safe="Nothing was changed."
        action={{ label: 'Try again', onClick: () => location.reload() }}
      />
    </main>
  );
}
