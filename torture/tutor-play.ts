/** Plays many students' sequences at once, under faults and crashes, and reads the books when all is quiet. */
import { randomUUID } from 'node:crypto';
import { stubFaults, type StubFault } from '@answly/tools/ai-stub/fault';
import { postgresUsage } from '../cloud/src/storage/postgres/ai-usage.ts';
import type { Chance } from './chance.ts';
import { readAnswers, readBooks, readConnections, readOverspent, type Imbalance } from './tutor-books.ts';
import { budget } from './tutor-replica-settings.ts';
import { planSequence, playSequence } from './tutor-sequence.ts';
import { openStage, type TutorStage } from './tutor-stage.ts';

/** Students who ask at the same time. */
const atOnce = 64;
/** Sequences between two crashes of a replica. */
const crashEvery = 250;
const reportEvery = 1_000;
/** Faults kept ready for the next calls. */
const scriptedMin = 200;
const faultless = 0.8;

export interface Playing {
  say: (line: string) => void;
  /** Breaks something on purpose before the first ask. */
  sabotage?: (stage: TutorStage) => Promise<void>;
}

/** @returns what does not balance. */
export async function playTutor(
  sequences: number,
  chance: Chance,
  { say, sabotage }: Playing,
): Promise<Imbalance[]> {
  const stage = await openStage();
  try {
    await sabotage?.(stage);
    const started = performance.now();
    const cast = await addStudents(stage, sequences);
    let next = 0;
    const lane = async () => {
      for (let number = next++; number < sequences; number = next++) {
        script(stage, chance);
        const asks = planSequence({ chance, items: stage.items });
        await playSequence({ ...stage, chance }, cast[number] ?? '', asks);
        if (number > 0 && number % crashEvery === 0) await stage.crash(chance.below(2));
        if (number > 0 && number % reportEvery === 0) say(`${number} sequences played`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    await stage.quiet();
    say(await summary(stage, performance.now() - started));
    return await imbalances(stage, Math.floor((sequences - 1) / crashEvery));
  } finally {
    await stage.quiet();
    await stage.stop();
  }
}

/** A call fails in one of the ways the stub knows, or goes well; seldom enough that the breakers let most of them be made. */
function script({ stub }: TutorStage, chance: Chance): void {
  while (stub.script.length < scriptedMin) {
    const next: StubFault | 'none' = chance.share() < faultless ? 'none' : chance.one(stubFaults);
    stub.script.push(next);
  }
}

/** Students who have answered every item. */
async function addStudents({ sql, items }: TutorStage, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await sql`
    insert into student (user_id, email, password_hash, created_at)
    select id, id || '@example.org', '-', now() from unnest(${ids}::uuid[]) as id`;
  await sql`
    insert into fact (user_id, seq, fact_id, device_id, device_seq, kind, at, effective_at, received_at, zone_minutes,
      mono_ms, item_id, body, prefix_sum)
    select id, place, gen_random_uuid(), id, place, 'attempt', 1, 1, 1, 0, 0, item_id, '{}', 0
    from unnest(${ids}::uuid[]) as id,
      unnest(${items.map((item) => item.id)}::uuid[]) with ordinality as item (item_id, place)`;
  return ids;
}

async function summary({ sql, stub }: TutorStage, tookMs: number): Promise<string> {
  const outcomes = await sql<{ outcome: string | null; n: number }[]>`
    select outcome, count(*)::int as n from ai_usage group by outcome order by n desc`;
  const told = outcomes.map(({ outcome, n }) => `${outcome ?? 'not settled'} ${n}`).join(', ');
  return `${Math.round(tookMs / 1000)} s, ${stub.calls.length} calls; requests: ${told}`;
}

/** After the reaper has settled what crashes left open, and nothing else. */
async function imbalances({ sql, stub, items }: TutorStage, crashes: number): Promise<Imbalance[]> {
  const ledger = postgresUsage(sql, { budget, now: Date.now, crossed: () => undefined });
  const orphans = await ledger.reap(0);
  // A student asks for two things at once at most.
  const orphansMax = crashes * 2 * atOnce;
  const left = stub.openCount();
  return [
    ...(await readBooks(sql)),
    ...(await readOverspent(sql, budget.studentNano)),
    ...(await readAnswers(sql, items)),
    ...(await readConnections(sql)),
    ...(orphans <= orphansMax
      ? []
      : [{ what: 'requests that were left open', expected: `at most ${orphansMax}`, found: orphans }]),
    ...(left === 0 ? [] : [{ what: 'calls left open at the provider', expected: 0, found: left }]),
  ];
}
