/** A session at its address: finds the place to show and opens it. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCoreQuery } from '../bridge/use-call.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import { SessionPlace } from './session-place.tsx';
import css from './session-screen.module.css';

export function SessionScreen() {
  const { sessionId } = useParams({ from: '/session/$sessionId' });
  const { at } = useSearch({ from: '/session/$sessionId' });
  const navigate = useNavigate();
  // Only when the address names no question: the first place tells where the student stands.
  const first = useCoreQuery('study.place', { sessionId, position: 0 }, { enabled: at === undefined });
  const position = at === undefined ? first.data?.session.position : at - 1;

  if (first.isError) {
    return (
      <main className={css.trouble}>
        <h1>This session cannot be opened</h1>
        <ErrorNotice
          error={first.error}
          action={{ label: 'Go to Today', onClick: () => void navigate({ to: '/' }) }}
        />
      </main>
    );
  }
  if (position === undefined) return <main className={css.trouble} />;
  return <SessionPlace key={sessionId} sessionId={sessionId} position={position} />;
}
