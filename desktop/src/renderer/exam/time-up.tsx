/** The end of an exam by its time, said before the result is shown. */
import { useNavigate } from '@tanstack/react-router';
import type { SessionView } from '#desktop/contract/study';
import { countText } from '../design/number-words.ts';
import { SessionName } from '../session/session-name.tsx';
import { Interlude } from './interlude.tsx';

export function TimeUp({ session }: { session: SessionView }) {
  const navigate = useNavigate();
  const { sessionId, savedCount, entries } = session;
  return (
    <Interlude
      name={<SessionName session={session} />}
      title="Time is up"
      main={{
        label: 'See the result',
        act: () => void navigate({ to: '/result/$sessionId', params: { sessionId }, replace: true }),
        busy: false,
      }}
    >
      <p>
        It was handed in as it stood: {countText(savedCount)} of {countText(entries.length)} questions are
        answered, and every answer is kept.
      </p>
    </Interlude>
  );
}
