/** Sits a large exam again and again in a process of its own, as a student's core is one; tells its parent how long it took. */
import { setTimeout as sleep } from 'node:timers/promises';
import { packId } from '../desktop/src/core/testing/build-pack.ts';
import { timed } from './measure.ts';
import { openCore } from './open-core.ts';
import { examBlueprintId, examSize } from './study-file.ts';

/** Milliseconds. */
export interface Sittings {
  /** Until each exam has appeared. */
  draws: number[];
  /** Until each answer was kept and fed back. */
  answers: number[];
}

const sittings = 5;
const restMs = 2_000;
const { core } = openCore(process.argv[2] ?? '');
const { handlers } = core;
const told: Sittings = { draws: [], answers: [] };
// What a window shows before an exam can be begun.
await handlers['exam.list']({});
for (let sitting = 0; sitting < sittings; sitting++) {
  let sessionId = '';
  told.draws.push(
    await timed(async () => {
      const wanted = { packId, blueprintId: examBlueprintId, timeFactor: 1 as const };
      ({ sessionId } = await handlers['exam.start'](wanted));
      await handlers['study.open']({ sessionId });
      await handlers['study.view']({ sessionId, position: 0 });
    }),
  );
  for (let position = 0; position < examSize; position++) {
    await handlers['study.view']({ sessionId, position });
    const response = { type: 'single', optionId: 'b' } as const;
    const given = { sessionId, position, response, certainty: null, durationMs: 8_000 };
    told.answers.push(await timed(() => handlers['study.answer'](given)));
  }
  await handlers['study.submit']({ sessionId });
  // A student rests after an exam, and what is copied then is not copied in the next one.
  await sleep(restMs);
}
await core.close();
process.send?.(told);
process.disconnect();
