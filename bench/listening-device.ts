/** A device that is signed in and listens, in a process of its own; tells its parent when facts of others are stored. */
import { openCore } from './open-core.ts';
import { password } from './cloud-process.ts';

/** By the clock that all processes of this machine share, in nanoseconds; null once when it is ready. */
export type Arrival = { atNs: string } | null;

const { folder, url, email } = JSON.parse(process.argv[2] ?? '') as Record<
  'folder' | 'url' | 'email',
  string
>;
const { core } = openCore(folder, { cloudUrl: url });
await core.handlers['account.signIn']({ email, password });
await core.handlers['sync.now']({});
core.subscribe((event, data) => {
  if (event !== 'data.changed' || !('what' in data) || data.what !== 'facts') return;
  tell({ atNs: String(process.hrtime.bigint()) });
});
process.once('disconnect', () => void core.close());
tell(null);

function tell(arrival: Arrival): void {
  process.send?.(arrival);
}
