/** The rail with its live sync state, and the screen that is open. */
import { useHotkeys, useWindowEvent } from '@mantine/hooks';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useCoreQuery } from '../bridge/use-call.ts';
import { Rail } from '../design/rail.tsx';
import { Shell } from '../design/shell.tsx';
import { SyncPill } from '../design/sync-pill.tsx';
import { useNow } from '../design/use-now.ts';
import { examRoom } from '../exam/exam-room.ts';
import { findEvent, openFind } from './open-find.ts';
import { useFetchedQuietly } from './part.ts';
import { StandingNotices } from './standing-notices.tsx';
import css from './shell-layout.module.css';
import { StudyFileNotice } from './study-file-notice.tsx';

const Find = lazy(async () => ({ default: (await import('../find/find.tsx')).Find }));

/** An exam can be begun or gone on with from here. */
const next = [examRoom];

export function ShellLayout() {
  const navigate = useNavigate();
  const now = useNow(30_000);
  const sync = useCoreQuery('sync.state', {});
  useFetchedQuietly(next);
  // Find brings much with it: it is loaded when it is first asked for, and opens then.
  const [findWanted, setFindWanted] = useState(false);
  useWindowEvent(findEvent as keyof WindowEventMap, () => setFindWanted(true));
  // In a field too: the key is no sign to type.
  useHotkeys([['mod+K', () => setFindWanted(true)]], []);
  const pill = sync.data !== undefined && (
    <SyncPill
      state={sync.data}
      now={now}
      onClick={() => void navigate({ to: '/settings', search: { section: 'sync' } })}
    />
  );
  return (
    <Shell rail={<Rail onFind={openFind} sync={pill} />}>
      <StudyFileNotice className={css.notice} />
      <StandingNotices className={css.notice} />
      <Outlet />
      {findWanted && (
        <Suspense fallback={null}>
          <Find />
        </Suspense>
      )}
    </Shell>
  );
}
