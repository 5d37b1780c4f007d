/** How a session is told apart that does not count for what comes back when. */
import type { SessionView } from '#desktop/contract/study';

type OfMode = Pick<SessionView, 'mode'>;

/** What it means. */
export const cramRule = 'the schedule stays as it is';

/** Before what a list says of it; empty for every other session. */
export function cramMark({ mode }: OfMode): string {
  return mode === 'cram' ? 'Cram. ' : '';
}
