/** How long one answer takes until it is on disk and its feedback is there, in a file with 100,000 attempts. */
import { join } from 'node:path';
import { packId } from '../desktop/src/core/testing/build-pack.ts';
import { openDb, type Db } from '../desktop/src/core/storage/db.ts';
import { lowerIsBetter, quantile, timed, type Benchmark } from './measure.ts';
import { openCore } from './open-core.ts';

const sessionCount = 12;
const sessionSize = 50;

export const benchmark: Benchmark = {
  names: ['answer.commit.p95'],
  async run(workshop) {
    const { core } = openCore(await workshop.copyOfStudy());
    const raw = openRaw(join(await workshop.copyOfStudy(), 'study.db'));
    try {
      const answers: number[] = [];
      const inserts: number[] = [];
      for (let session = 0; session < sessionCount; session++) {
        const { sessionId } = await core.handlers['study.start']({
          packId,
          topics: [],
          choose: 'new',
          count: sessionSize,
        });
        for (let position = 0; position < sessionSize; position++) {
          await core.handlers['study.view']({ sessionId, position });
          const given = { sessionId, position, response: { type: 'single', optionId: 'b' } as const };
          answers.push(
            await timed(() =>
              core.handlers['study.answer']({ ...given, certainty: 'sure', durationMs: 8_000 }),
            ),
          );
          // One after the other, so that both meet the same disk.
          inserts.push(await timed(raw.insert));
        }
      }
      return [
        lowerIsBetter({
          name: 'answer.commit.p95',
          value: quantile(answers, 0.95),
          unit: 'ms',
          limitName: 'one row inserted in one transaction, p95',
          limitValue: quantile(inserts, 0.95),
        }),
      ];
    } finally {
      raw.db.close();
      await core.close();
    }
  },
};

/** A file of the same size, and a row of the same size for it; `openDb` sets synchronous=FULL. */
function openRaw(file: string): { db: Db; insert: () => void } {
  const db = openDb(file);
  db.exec(
    'CREATE TABLE raw_fact (local INTEGER PRIMARY KEY, id TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL)',
  );
  const body = db
    .prepare<{ body: string }>("SELECT body FROM fact WHERE kind = 'attempt' LIMIT 1")
    .get()?.body;
  const insert = db.prepare('INSERT INTO raw_fact (id, at, body) VALUES (?, ?, ?)');
  return {
    db,
    insert: () => db.transaction(() => void insert.run(crypto.randomUUID(), Date.now(), body)),
  };
}
