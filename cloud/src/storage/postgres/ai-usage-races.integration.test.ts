/** Calls of the same students, on several replicas, at the beginning of a day: none waits for another in a ring. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { dayOf } from '#cloud/domain/tutor/money/day';
import { useMoneyBench, opening, settlement } from '#cloud/testing/money-bench';

const bench = useMoneyBench();

const plenty = { studentNano: 1e9, everyoneNano: 1e9 };
const days = 12;
const spreadMs = 15;

/** Each student calls once by each way, at any moment of the first ones of a day. */
async function beginDays(ways: readonly ((student: string) => Promise<void>)[]): Promise<void> {
  const students = await Promise.all(Array.from({ length: 30 }, () => bench.student()));
  for (let day = 0; day < days; day += 1) {
    bench.clock.nowMs += 86_400_000;
    await Promise.all(
      students.flatMap((student) =>
        ways.map(async (way) => {
          await setTimeout(Math.random() * spreadMs);
          await way(student);
        }),
      ),
    );
  }
}

function replica() {
  const ledger = bench.ledger(plenty);
  return async (student: string): Promise<void> => {
    await ledger.settle(await bench.opened(ledger, opening(student)), settlement(1));
  };
}

test('three replicas open and settle calls of the same students', async () => {
  await beginDays([replica(), replica(), replica()]);
  const calls = 3 * 30 * days;
  expect(await bench.sums()).toMatchObject({ held: 0, spent: calls, studentsSpent: calls, rowsCost: calls });
});

test('a replica of the release before opens calls one by one beside a new one', async () => {
  const before = async (student: string): Promise<void> => {
    const { requestId, packId, itemId } = opening(student);
    await bench.sql`
      select * from reserve_usage(
        jsonb_populate_record(null::ai_usage, ${bench.sql.json({
          user_id: student,
          usage_id: randomUUID(),
          request_id: requestId,
          pack_id: packId,
          item_id: itemId,
          item_version: 1,
          mode: 'hint',
          provider: 'openai',
          model: 'small',
          day: dayOf(bench.clock.nowMs),
          reserved_nano: 1,
        })}), 1000000000, 1000000000)`;
  };
  await beginDays([replica(), before]);
  expect(await bench.sums()).toMatchObject({ held: 30 * days, spent: 30 * days });
});

test('a settlement that the database refuses takes none with it that was sent in the same moment', async () => {
  const [ann, ben] = [await bench.student(), await bench.student()];
  const ledger = bench.ledger(plenty);
  const rows = [await bench.opened(ledger, opening(ann)), await bench.opened(ledger, opening(ben))] as const;
  const impossible = { tokensIn: 3e9, tokensOut: 0, tokensCached: 0 };
  const [hers, his] = await Promise.allSettled([
    ledger.settle(rows[0], settlement(30, { usage: impossible })),
    ledger.settle(rows[1], settlement(30)),
  ]);
  expect(hers).toMatchObject({ status: 'rejected' });
  expect(his).toMatchObject({ status: 'fulfilled' });
  expect(await bench.sums()).toMatchObject({ held: 100, spent: 30, rowsOpen: 100, rowsCost: 30 });
});
