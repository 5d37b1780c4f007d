/** Begins the page anew when the core has gone over to another student's work: nothing of the one before may stay (SY17). */
import type { Client } from '#desktop/contract/client';

export function keepToStudent(client: Client): void {
  let shown: string | undefined;
  client.onState((state) => {
    if (state.phase !== 'connected') return;
    void client.call('app.info', {}).then(
      ({ profileId }) => {
        shown ??= profileId;
        if (shown !== profileId) beginAnew();
      },
      // The next connection asks again.
      () => undefined,
    );
  });
}

function beginAnew(): void {
  location.hash = '#/';
  location.reload();
}
