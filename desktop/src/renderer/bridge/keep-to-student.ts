/**
 * Begins the page anew when the core has gone over to another student's work: nothing of the one before may stay (SY17).
 * Also when a core of another version answers, as in a tab that stayed open through an update: a page knows only what
 * its own version says.
 */
import type { Client } from '#desktop/contract/client';

export function keepToStudent(client: Pick<Client, 'call' | 'onState'>): void {
  let shown: { profileId: string; version: string } | undefined;
  client.onState((state) => {
    if (state.phase !== 'connected') return;
    void client.call('app.info', {}).then(
      ({ profileId, version }) => {
        shown ??= { profileId, version };
        if (shown.profileId !== profileId) location.hash = '#/';
        if (shown.profileId !== profileId || shown.version !== version) location.reload();
      },
      // The next connection asks again.
      () => undefined,
    );
  });
}
