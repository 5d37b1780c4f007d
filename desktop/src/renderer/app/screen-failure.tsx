/** What is shown when a screen itself fails: the work is safe, and there is a way back. */
import { ErrorNotice } from '../design/error-notice.tsx';
import css from './screen-failure.module.css';

export function ScreenFailure({ error }: { error: unknown }) {
  return (
    <main className={css.page}>
      <h1 className={css.title}>This screen could not be shown</h1>
      <ErrorNotice error={error} action={{ label: 'Try again', onClick: () => location.reload() }} />
    </main>
  );
}
