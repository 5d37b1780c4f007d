/** What a session is called, marked with its language: a label, which can have none of its own, takes the plain title. */
import type { SessionView } from '#desktop/contract/study';
import { sessionTitle } from './session-title.ts';

export function SessionName({ session }: { session: Pick<SessionView, 'title' | 'titleLocale' | 'mode'> }) {
  return <bdi lang={session.titleLocale ?? undefined}>{sessionTitle(session)}</bdi>;
}
