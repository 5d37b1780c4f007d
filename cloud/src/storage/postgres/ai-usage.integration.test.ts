/** What the tutor's calls cost is counted once, in the right day, whatever races, repeats, crashes or is erased. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BudgetCrossing } from '#cloud/domain/tutor/money/alerts';
import { dayOf } from '#cloud/domain/tutor/money/day';
import type { UsageRow } from '#cloud/domain/tutor/usage-ledger';
import { useMoneyBench, opening, settlement } from '#cloud/testing/money-bench';

const bench = useMoneyBench();

const plenty = { studentNano: 1_000_000, everyoneNano: 1_000_000 };
const midnightMs = Date.UTC(2026, 10, 29);

describe('reserving', () => {
  test('fifty racing requests of one student never pass the student’s day, and the sums are exact', async () => {
    const ann = await bench.student();
    const ledger = bench.ledger({ ...plenty, studentNano: 1_050 });
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => ledger.open(opening(ann))));
    expect(verdicts.filter(({ kind }) => kind === 'opened')).toHaveLength(10);
    const refused = verdicts.filter(({ kind }) => kind !== 'opened');
    expect(refused).toEqual(
      Array.from({ length: 40 }, () => ({ kind: 'exhausted', scope: 'student', resetsAt: midnightMs })),
    );
    expect(await bench.sums()).toMatchObject({ held: 1_000, studentsHeld: 1_000, rowsOpen: 1_000 });
  });

  test('fifty racing requests of many students on two replicas never pass everyone’s day', async () => {
    const students = await Promise.all(Array.from({ length: 25 }, () => bench.student()));
    const replicas = [1, 2].map(() => bench.ledger({ ...plenty, everyoneNano: 2_999 }));
    const verdicts = await Promise.all(
      students.flatMap((student) => replicas.map((ledger) => ledger.open(opening(student)))),
    );
    expect(verdicts.filter(({ kind }) => kind === 'opened')).toHaveLength(29);
    expect(
      verdicts.filter((verdict) => verdict.kind === 'exhausted' && verdict.scope === 'everyone'),
    ).toHaveLength(21);
    expect(await bench.sums()).toMatchObject({ held: 2_900, studentsHeld: 2_900, rowsOpen: 2_900 });
  });

  test('a request that races itself is opened once, and is repeated ever after', async () => {
    const ann = await bench.student();
    const ledger = bench.ledger({ ...plenty, studentNano: 100 });
    const same = opening(ann);
    const verdicts = await Promise.all(Array.from({ length: 10 }, () => ledger.open(same)));
    expect(verdicts.filter(({ kind }) => kind === 'opened')).toHaveLength(1);
    expect(verdicts.filter(({ kind }) => kind === 'repeated')).toHaveLength(9);
    const row = verdicts.find((verdict) => verdict.kind === 'opened')?.row as UsageRow;
    await ledger.settle(row, settlement(40));
    expect(await ledger.open(same)).toEqual({ kind: 'repeated' });
    bench.clock.nowMs = midnightMs;
    expect(await ledger.open(same)).toEqual({ kind: 'repeated' });
    expect(await bench.sums()).toMatchObject({ held: 0, spent: 40, rowsCost: 40 });
  });

  test('a request that is sent on both sides of midnight is opened once', async () => {
    const ann = await bench.student();
    const ledger = bench.ledger(plenty);
    for (let round = 0; round < 20; round += 1) {
      const same = opening(ann);
      bench.clock.nowMs = midnightMs - 1;
      const before = ledger.open(same);
      bench.clock.nowMs = midnightMs;
      const kinds = (await Promise.all([before, ledger.open(same)])).map(({ kind }) => kind);
      expect(kinds.toSorted()).toEqual(['opened', 'repeated']);
    }
    expect(await bench.sums()).toMatchObject({ held: 2_000, studentsHeld: 2_000, rowsOpen: 2_000 });
  });

  test('the id of a request is a student’s own: another one may have the same', async () => {
    const [ann, ben] = [await bench.student(), await bench.student()];
    const ledger = bench.ledger(plenty);
    const requestId = randomUUID();
    for (const student of [ann, ben]) await bench.opened(ledger, opening(student, { requestId }));
    expect(await bench.sums()).toMatchObject({ held: 200, studentsHeld: 200 });
  });

  test('one student’s empty day leaves another’s untouched', async () => {
    const [ann, ben] = [await bench.student(), await bench.student()];
    const ledger = bench.ledger({ ...plenty, studentNano: 100 });
    await bench.opened(ledger, opening(ann));
    expect(await ledger.open(opening(ann))).toMatchObject({ kind: 'exhausted', scope: 'student' });
    await bench.opened(ledger, opening(ben));
  });

  test('what a call did not use can be reserved again', async () => {
    const ann = await bench.student();
    const ledger = bench.ledger({ ...plenty, studentNano: 150 });
    const row = await bench.opened(ledger, opening(ann));
    expect(await ledger.open(opening(ann))).toMatchObject({ kind: 'exhausted' });
    await ledger.settle(row, settlement(50));
    await bench.opened(ledger, opening(ann));
  });
});

describe('settling', () => {
  test('counts once, even when told twice at once', async () => {
    const ann = await bench.student();
    const ledger = bench.ledger(plenty);
    const row = await bench.opened(ledger, opening(ann));
    await Promise.all([1, 2, 3].map(() => ledger.settle(row, settlement(30))));
    await ledger.settle(row, settlement(70));
    expect(await bench.sums()).toMatchObject({ held: 0, spent: 30, studentsSpent: 30, rowsCost: 30 });
  });

  test('names the model that answered, which need not be the one that was asked first', async () => {
    const ann = await bench.student();
    const ledger = bench.ledger(plenty);
    const row = await bench.opened(ledger, opening(ann));
    await ledger.settle(row, settlement(30, { provider: 'anthropic', model: 'claude-haiku-4-5' }));
    const [stored] = await bench.sql`select * from ai_usage`;
    expect(stored).toMatchObject({
      provider: 'anthropic',
      model: 'claude-haiku-4-5',
      outcome: 'stop',
      reserved_nano: 100,
      cost_nano: 30,
      tokens_in: 10,
      counted_by: 'provider',
    });
  });

  test('after midnight counts in the day of the reservation', async () => {
    const ann = await bench.student();
    const ledger = bench.ledger(plenty);
    bench.clock.nowMs = midnightMs - 1;
    const row = await bench.opened(ledger, opening(ann));
    bench.clock.nowMs = midnightMs;
    await ledger.settle(row, settlement(30));
    await bench.opened(ledger, opening(ann));
    const days = await bench.sql`select day::text, held_nano, spent_nano from day_budget order by day`;
    expect(days).toEqual([
      { day: '2026-11-28', held_nano: 0, spent_nano: 30 },
      { day: '2026-11-29', held_nano: 100, spent_nano: 0 },
    ]);
    expect((await ledger.usedShare(ann)).resetsAt).toBe(midnightMs + 86_400_000);
  });

  test('writes the row and the sums whole again where a crash took them', async () => {
    const ann = await bench.student();
    const ledger = bench.ledger(plenty);
    const row = await bench.opened(ledger, opening(ann));
    await crash();
    await ledger.settle(row, settlement(30));
    await ledger.settle(row, settlement(30));
    expect(await bench.sums()).toEqual({
      held: 0,
      spent: 30,
      studentsHeld: 0,
      studentsSpent: 30,
      rowsOpen: 0,
      rowsCost: 30,
    });
    const [stored] = await bench.sql`select * from ai_usage`;
    expect(stored).toMatchObject({ request_id: row.requestId, item_id: row.itemId, reserved_nano: 100 });
  });

  test('counts both calls where a crash took the row and the request came again before it was settled', async () => {
    const ann = await bench.student();
    const ledger = bench.ledger(plenty);
    const asked = opening(ann);
    const lost = await bench.opened(ledger, asked);
    await crash();
    const again = await bench.opened(ledger, asked);
    await ledger.settle(lost, settlement(30));
    await ledger.settle(again, settlement(40));
    expect(await bench.sums()).toMatchObject({ held: 0, spent: 70, studentsSpent: 70, rowsCost: 70 });
  });

  /** What the database's own crash right after an opening leaves: neither the row nor what was held. */
  async function crash(): Promise<void> {
    await bench.sql`truncate ai_usage, student_budget, day_budget`;
  }
});

describe('a call that nobody settles', () => {
  test('is settled at what was reserved, once it is old enough, and its late settlement changes nothing', async () => {
    const ann = await bench.student();
    const ledger = bench.ledger(plenty);
    const row = await bench.opened(ledger, opening(ann));
    expect(await ledger.reap(60_000)).toBe(0);
    await bench.sql`update ai_usage set opened_at = now() - interval '61 seconds'`;
    expect(await ledger.reap(60_000)).toBe(1);
    const [stored] = await bench.sql`select outcome, cost_nano, tokens_in from ai_usage`;
    expect(stored).toEqual({ outcome: 'orphaned', cost_nano: 100, tokens_in: null });
    await ledger.settle(row, settlement(30));
    expect(await bench.sums()).toMatchObject({ held: 0, spent: 100, studentsSpent: 100, rowsCost: 100 });
  });

  test('is reaped by one replica at a time', async () => {
    const ann = await bench.student();
    const ledger = bench.ledger(plenty);
    await bench.opened(ledger, opening(ann));
    await bench.sql.begin(async (other) => {
      await other`select pg_advisory_xact_lock(4171988204)`;
      expect(await ledger.reap(0)).toBe(0);
    });
    expect(await ledger.reap(0)).toBe(1);
  });

  test('is counted once by replicas that reap together', async () => {
    const students = await Promise.all([1, 2, 3, 4].map(() => bench.student()));
    const replicas = [1, 2, 3].map(() => bench.ledger(plenty));
    const ledger = bench.ledger(plenty);
    await Promise.all(students.map((student) => ledger.open(opening(student))));
    await Promise.all(replicas.map((replica) => replica.reap(0)));
    await ledger.reap(0);
    expect(await bench.sums()).toMatchObject({ held: 0, spent: 400, studentsSpent: 400, rowsCost: 400 });
  });
});

describe('what is used of the day', () => {
  test('is the larger share of the student’s and everyone’s, with what is held', async () => {
    const [ann, ben] = [await bench.student(), await bench.student()];
    const ledger = bench.ledger({ studentNano: 400, everyoneNano: 1_000 });
    expect(await ledger.usedShare(ann)).toEqual({ usedShare: 0, resetsAt: midnightMs });
    await bench.opened(ledger, opening(ann));
    expect((await ledger.usedShare(ann)).usedShare).toBe(0.25);
    expect((await ledger.usedShare(ben)).usedShare).toBe(0.1);
    await ledger.settle(await bench.opened(ledger, opening(ben)), settlement(900));
    expect((await ledger.usedShare(ann)).usedShare).toBe(1);
    expect((await bench.ledger({ studentNano: 0, everyoneNano: 1_000 }).usedShare(ann)).usedShare).toBe(1);
  });
});

describe('steps of everyone’s day', () => {
  test('are told of once each, by one of the replicas', async () => {
    const students = await Promise.all(Array.from({ length: 10 }, () => bench.student()));
    const told: BudgetCrossing[] = [];
    const replicas = [1, 2].map(() => bench.ledger({ ...plenty, everyoneNano: 1_000 }, told));
    // A pair passes no more than one step: of steps that are passed together, the highest is told of.
    for (let at = 0; at < students.length; at += 2) {
      await Promise.all(
        replicas.map(async (ledger, index) => {
          const row = await bench.opened(ledger, opening(students[at + index] ?? ''));
          await ledger.settle(row, settlement(100));
        }),
      );
    }
    expect(told.map(({ percent }) => percent)).toEqual([50, 80, 100]);
    expect(told[0]).toMatchObject({ day: '2026-11-28', budgetNano: 1_000 });
    for (const ledger of replicas) {
      expect(await ledger.open(opening(students[0] ?? ''))).toMatchObject({ scope: 'everyone' });
    }
    expect(told).toHaveLength(3);
  });

  test('the last one is told of when a call no longer fits, though a little is left', async () => {
    const ann = await bench.student();
    const told: BudgetCrossing[] = [];
    const ledger = bench.ledger({ ...plenty, everyoneNano: 150 }, told);
    await bench.opened(ledger, opening(ann));
    for (const _ of [1, 2, 3]) await ledger.open(opening(ann));
    expect(told.map(({ percent }) => percent)).toEqual([100]);
  });

  test('are told of anew where the budget was raised', async () => {
    const ann = await bench.student();
    const told: BudgetCrossing[] = [];
    const before = bench.ledger({ ...plenty, everyoneNano: 100 }, told);
    await before.settle(await bench.opened(before, opening(ann)), settlement(100));
    const raised = bench.ledger({ ...plenty, everyoneNano: 200 }, told);
    await raised.settle(await bench.opened(raised, opening(ann)), settlement(60));
    expect(told.map(({ percent, budgetNano }) => [percent, budgetNano])).toEqual([
      [100, 100],
      [80, 200],
    ]);
  });
});

test(
  'whatever is opened, settled, reaped and lost in whatever order, the sums are those of the rows',
  {
    timeout: 60_000,
  },
  async () => {
    const students = await Promise.all([1, 2, 3].map(() => bench.student()));
    const step = fc.record({
      act: fc.constantFrom('open', 'open', 'repeat', 'settle', 'settle', 'reap', 'lose', 'midnight'),
      student: fc.nat({ max: 2 }),
      nano: fc.nat({ max: 300 }),
      /** Waits for what was begun before; else they race. */
      alone: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        await bench.clear();
        const replicas = [1, 2].map(() => bench.ledger({ studentNano: 1_500, everyoneNano: 3_000 }));
        const rows: UsageRow[] = [];
        let racing: Promise<unknown>[] = [];
        for (const [index, { act, student, nano, alone }] of steps.entries()) {
          const ledger = replicas[index % 2];
          const userId = students[student];
          if (ledger === undefined || userId === undefined)
            throw new Error('there are two replicas, three students');
          if (alone || act === 'lose') racing = await Promise.all(racing).then(() => []);
          const known = rows[nano % Math.max(1, rows.length)];
          const open = async (requestId: string): Promise<void> => {
            const verdict = await ledger.open(opening(userId, { requestId, reservedNano: nano }));
            if (verdict.kind === 'opened') rows.push(verdict.row);
          };
          if (act === 'open') racing.push(open(randomUUID()));
          else if (act === 'repeat') racing.push(open(known?.requestId ?? randomUUID()));
          else if (act === 'settle' && known !== undefined)
            racing.push(ledger.settle(known, settlement(nano)));
          else if (act === 'reap') racing.push(ledger.reap(0));
          else if (act === 'midnight') bench.clock.nowMs += 86_400_000;
          else if (act === 'lose' && known !== undefined) await lose(known);
        }
        await Promise.all(racing);
        for (const row of rows) await bench.ledger(plenty).settle(row, settlement(7));
        const { held, spent, studentsHeld, studentsSpent, rowsOpen, rowsCost } = await bench.sums();
        expect([held, studentsHeld, rowsOpen]).toEqual([0, 0, 0]);
        expect([spent, studentsSpent]).toEqual([rowsCost, rowsCost]);
        expect(await bench.sql`select 1 from ai_usage`).toHaveLength(rows.length);
      }),
      { numRuns: 60 },
    );

    /** One call's opening goes as a crash takes it, where it is still open: with its row, what was held. */
    async function lose(row: UsageRow): Promise<void> {
      await bench.sql.begin(async (sql) => {
        await sql`set local session_replication_role = replica`;
        const gone = await sql`
        delete from ai_usage where user_id = ${row.userId} and usage_id = ${row.id} and settled_at is null returning 1`;
        if (gone.length === 0) return;
        await sql`
        update student_budget set held_nano = held_nano - ${row.reservedNano}::bigint
        where user_id = ${row.userId} and day = ${row.day}::text::date`;
        await sql`
        update day_budget set held_nano = held_nano - ${row.reservedNano}::bigint where day = ${row.day}::text::date`;
      });
    }
  },
);

test('a day begins at midnight UTC, wherever the database is', async () => {
  const ann = await bench.student();
  bench.clock.nowMs = Date.UTC(2026, 11, 31, 23, 59, 59, 999);
  const row = await bench.opened(bench.ledger(plenty), opening(ann));
  const [stored] = await bench.sql`select day::text from ai_usage`;
  expect([row.day, stored?.['day'], dayOf(bench.clock.nowMs + 1)]).toEqual([
    '2026-12-31',
    '2026-12-31',
    '2027-01-01',
  ]);
});
