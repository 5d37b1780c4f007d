/** A process that answers until it is killed, telling each answer only after the core has confirmed it. */
import { writeSync } from 'node:fs';
import { systemClock, systemRandom } from '#desktop/core/clock';
import { openTestCore } from './test-core.ts';

const [folder = '', sessionId = '', count = '0'] = process.argv.slice(2);
const { core } = openTestCore(folder, { clock: systemClock, random: systemRandom });
for (let position = 0; position < Number(count); position++) {
  await core.handlers['study.view']({ sessionId, position });
  const view = await core.handlers['study.answer']({
    sessionId,
    position,
    response: { type: 'single', optionId: position % 3 === 0 ? 'b' : 'a' },
    certainty: null,
    durationMs: 1000,
  });
  writeSync(1, `${position} ${view.feedback?.attemptId}\n`);
}
