/** What becomes of the tutor's money when a student is erased. */
import { expect, test } from 'vitest';
import { useMoneyBench, opening, settlement } from '#cloud/testing/money-bench';

const bench = useMoneyBench();

const plenty = { studentNano: 1_000_000, everyoneNano: 1_000_000 };

test('an erased student leaves everyone’s day right: spent stays, and what was held counts as spent', async () => {
  const [ann, ben] = [await bench.student(), await bench.student()];
  const ledger = bench.ledger(plenty);
  await ledger.settle(await bench.opened(ledger, opening(ann)), settlement(30));
  const open = await bench.opened(ledger, opening(ann));
  await bench.opened(ledger, opening(ben));
  await erase(ann);
  expect(await bench.sums()).toMatchObject({ held: 100, spent: 130, studentsHeld: 100, studentsSpent: 0 });
  await ledger.settle(open, settlement(50));
  expect(await bench.sums()).toMatchObject({ held: 100, spent: 130, rowsCost: 0 });
});

test('erasing a student while their calls are opened and settled locks nobody up', async () => {
  const ledger = bench.ledger(plenty);
  for (let round = 0; round < 10; round += 1) {
    const ann = await bench.student();
    const open = await Promise.all([1, 2, 3].map(() => bench.opened(ledger, opening(ann))));
    await Promise.all([
      ...open.map((row) => ledger.settle(row, settlement(30))),
      erase(ann),
      ledger.reap(0),
      ledger.open(opening(ann)).catch((error: unknown) => expect(String(error)).toContain('erased')),
    ]);
    await erase(ann);
  }
  const { held, spent } = await bench.sums();
  expect(held).toBe(0);
  expect(spent).toBeGreaterThanOrEqual(10 * 3 * 30);
});

test.each([
  ['commit', { held: 100, spent: 130, rowsOpen: 100, rowsCost: 30 }],
  ['rollback', { held: 100, spent: 60, rowsOpen: 100, rowsCost: 60 }],
])(
  'a student who is being erased is waited for by nobody else, and settled after a %s',
  async (outcome, sums) => {
    const [ann, ben] = [await bench.student(), await bench.student()];
    const ledger = bench.ledger(plenty);
    const rows = [await bench.opened(ledger, opening(ann)), await bench.opened(ledger, opening(ben))];
    const erasing = await bench.sql.reserve();
    await erasing`begin`;
    await erasing`select from student where user_id = ${ann} for update`;
    const [hers, his] = await Promise.allSettled([ann, ben].map((student) => ledger.open(opening(student))));
    expect(hers).toMatchObject({ status: 'rejected' });
    expect(his).toMatchObject({ value: { kind: 'opened' } });
    const settling = rows.map((row) => ledger.settle(row, settlement(30)));
    await settling[1];
    expect(await bench.sums()).toMatchObject({ held: 200, spent: 30, rowsOpen: 200, rowsCost: 30 });
    await erasing`delete from student where user_id = ${ann}`;
    await erasing.unsafe(outcome);
    erasing.release();
    await settling[0];
    expect(await bench.sums()).toMatchObject(sums);
  },
);

async function erase(student: string): Promise<void> {
  await bench.sql`delete from student where user_id = ${student}`;
}
