/** The four patterns: empty, loading, error, offline. */
import { AppError } from '@answly/shared/errors/app-error';
import { EmptyNotice } from '../design/empty-notice.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { IntervalBar } from '../design/interval-bar.tsx';
import { LoadingNotice } from '../design/loading-notice.tsx';
import { OfflineNotice } from '../design/offline-notice.tsx';
import css from './gallery.module.css';

const nothing = () => undefined;

export function GalleryNotices() {
  return (
    <section>
      <h2 className={css.title}>Empty</h2>
      <EmptyNotice title="Nothing is due today" action={{ label: 'Start new questions', onClick: nothing }}>
        22 reviews come tomorrow. Eight new questions would fit in 10 minutes.
      </EmptyNotice>
      <h2 className={css.title}>Loading</h2>
      <LoadingNotice title="Reading unit-4-networks.csv" progress={0.61} onCancel={nothing}>
        128 of 215 questions. You can go on studying.
      </LoadingNotice>
      <h2 className={css.title}>Error</h2>
      <ErrorNotice
        error={new AppError('disk.full')}
        safe="Your last answer is still on the screen."
        action={{ label: 'Try again', onClick: nothing }}
      />
      <h2 className={css.title}>Offline</h2>
      <OfflineNotice>The tutor waits; every explanation already read still opens.</OfflineNotice>
      <h2 className={css.title}>Interval</h2>
      <IntervalBar label="Subnetting" value={0.38} low={0.2} high={0.6} pass={0.65} />
    </section>
  );
}
