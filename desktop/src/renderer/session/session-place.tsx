/** Loads one place of a session, and shows it or why it cannot be shown. */
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { PlaceView, SessionView } from '#desktop/contract/study';
import { isShut } from '../exam/is-shut.ts';
import { beginScreen } from '../design/begin-screen.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import { MissingForError } from '../library/missing-for-error.tsx';
import css from './session-screen.module.css';
import { SessionTable } from './session-table.tsx';
import { usePlace } from './use-place.ts';

interface SessionPlaceProps {
  /** As it was told last. */
  session: SessionView;
  /** 0 is the first question. */
  position: number;
  /** What has just happened to the session. */
  notice: ReactNode;
}

export function SessionPlace({ session, position, notice }: SessionPlaceProps) {
  const navigate = useNavigate();
  const calls = usePlace(session, position);
  // While the next place loads, the one before stays, so that nothing blinks.
  const [shown, setShown] = useState<PlaceView | undefined>(undefined);
  const loaded = calls.place.data;
  if (loaded !== undefined && loaded !== shown) setShown(loaded);

  const view = loaded ?? shown;
  if (calls.place.isError && loaded === undefined && !isShut(calls.place.error)) {
    return (
      <main className={css.trouble}>
        <h1 ref={beginScreen} tabIndex={-1}>
          This question cannot be shown
        </h1>
        <ErrorNotice
          error={calls.place.error}
          safe="Your saved answers are safe."
          action={{ label: 'Go to Today', onClick: () => void navigate({ to: '/' }) }}
        />
        <MissingForError error={calls.place.error} />
      </main>
    );
  }
  if (view === undefined) return <main className={css.trouble} />;
  return <SessionTable view={{ ...view, session }} calls={calls} notice={notice} />;
}
