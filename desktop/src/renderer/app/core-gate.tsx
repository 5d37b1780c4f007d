/** Shows the app, or, when the study engine cannot start, why and what to do; what mends itself asks for nothing. */
import type { ReactNode } from 'react';
import { errorOfProblem } from '@answly/shared/errors/problem-of';
import { isCoreGone } from '../bridge/use-call.ts';
import { useClientState } from '../bridge/use-client-state.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import { LostCoreNotice } from './lost-core-notice.tsx';
import css from './screen-failure.module.css';

export function CoreGate({ children }: { children: ReactNode }) {
  const state = useClientState();
  if (state.phase !== 'failed')
    return (
      <>
        {children}
        <LostCoreNotice />
      </>
    );
  const error = errorOfProblem(state.problem);
  if (isCoreGone(error)) {
    return (
      <main className={css.page}>
        <h1 className={css.title}>Answly is starting again</h1>
        <ErrorNotice error={error} />
      </main>
    );
  }
  return (
    <main className={css.page}>
      <h1 className={css.title}>Answly cannot open your study file</h1>
      <ErrorNotice error={error} action={{ label: 'Try again', onClick: () => location.reload() }} />
    </main>
  );
}
