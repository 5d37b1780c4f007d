/** What a session is called; one drawn from every pack has no title of its own. */
import type { SessionView } from '#desktop/contract/study';

export function sessionTitle({ title, mode }: Pick<SessionView, 'title' | 'mode'>): string {
  if (title !== '') return title;
  return mode === 'mistakes' ? 'Mistakes from all packs' : 'Questions from all packs';
}
