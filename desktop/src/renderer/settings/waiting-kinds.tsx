/** What waits to be sent, kind by kind, under the number of all. */
import type { SyncState } from '#desktop/contract/account';
import { useCoreQuery } from '../bridge/use-call.ts';
import { waitingKindsWords } from './waiting-kinds-words.ts';
import css from './settings.module.css';

/** Nothing while it is being sent: how far that is stands below, and counting would only hold it up. */
export function WaitingKinds({ state: { phase, waitingCount } }: { state: SyncState }) {
  const isShown = waitingCount > 0 && phase !== 'pushing';
  const { data } = useCoreQuery('sync.waiting', {}, { enabled: isShown });
  const words = isShown && data !== undefined ? waitingKindsWords(data) : '';
  return words === '' ? null : <p className={css.note}>{words}</p>;
}
