/** A screen beside the rail that fails: said on its own sheet, so that the rail still leads elsewhere. */
import { ErrorNotice } from '../design/error-notice.tsx';
import { MarginRow } from '../design/margin-row.tsx';
import { Sheet } from '../design/sheet.tsx';
import css from './screen-failure.module.css';

export function SheetFailure({ error }: { error: unknown }) {
  return (
    <Sheet>
      <MarginRow>
        <div className={css.words}>
          <h1 className={css.title}>This screen could not be shown</h1>
          <ErrorNotice error={error} action={{ label: 'Try again', onClick: () => location.reload() }} />
        </div>
      </MarginRow>
    </Sheet>
  );
}
