/** A core in a process of its own that writes facts, signs in and pushes until it is killed: `FOLDER CLOUD EMAIL COUNT`. */
import { writeSync } from 'node:fs';
import { systemClock } from '#desktop/core/clock';
import { connectCloud } from '#desktop/core/connect-cloud';
import { openTestCore } from '#desktop/core/testing/test-core';

const [folder = '', cloudUrl = '', email = '', count = '0'] = process.argv.slice(2);
const { core, ground } = openTestCore(folder, { clock: systemClock, connect: connectCloud({ cloudUrl }) });
ground.db.transaction(() => {
  for (let n = 0; n < Number(count); n++) ground.facts.append({ kind: 'note-of-a-test', body: { n } });
});
core.subscribe((event, data) => {
  if (event === 'sync.state' && 'waitingCount' in data) writeSync(1, `${data.phase} ${data.waitingCount}\n`);
});
await core.handlers['account.signIn']({ email, password: 'a long quiet sentence' });
await core.handlers['sync.now']({});
