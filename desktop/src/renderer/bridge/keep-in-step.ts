/** Syncs at once when the network is back or the window is seen again, as after sleep; the core's own alarm may be far off. */
import type { Client } from '#desktop/contract/client';

/** Looking at the window again and again is no reason to ask the server each time. */
const quietMs = 5_000;

export function keepInStep(client: Client): void {
  let askedAt = Number.NEGATIVE_INFINITY;
  const sync = () => {
    askedAt = performance.now();
    // What goes wrong is shown by the sync state itself.
    client.call('sync.now', {}).catch(() => undefined);
  };
  window.addEventListener('online', sync);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && performance.now() - askedAt > quietMs) sync();
  });
}
