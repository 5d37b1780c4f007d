/** Kills sittings and cuts their logs, one after the other, and looks what is left each time. */
import { cpSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../desktop/src/core/clock.ts';
import { derivedState, refoldAll } from '../desktop/src/core/testing/projections.ts';
import { packId } from '../desktop/src/core/testing/build-pack.ts';
import { installTestPack } from '../desktop/src/core/testing/install-test-pack.ts';
import { openTestCore, type TestCore } from '../desktop/src/core/testing/test-core.ts';
import type { Chance } from './chance.ts';
import { examPack } from './exam-pack.ts';
import { expectedClock, type ClockSign } from './expected-clock.ts';
import { killSitting, type Death } from './kill-sitting.ts';
import { readSitting, type Found } from './read-sitting.ts';
import { after, newSitting, type Sitting } from './sitting.ts';
import { compareClock, compareSitting, type Loss } from './verdict.ts';

export interface Plan {
  kills: number;
  cuts: number;
}

/** An exam that is being sat. */
interface Round {
  sessionId: string;
  goesOn: boolean;
  /** Every state it was in, the newest last. */
  history: Sitting[];
  signs: ClockSign[];
}

export async function play(plan: Plan, chance: Chance, tell: (line: string) => void): Promise<Loss[]> {
  const folder = mkdtempSync(join(tmpdir(), 'answly-torture-'));
  const losses: Loss[] = [];
  let round: Round | undefined;
  let cutsLeft = plan.cuts;
  try {
    const first = open(folder);
    await installTestPack(first, examPack);
    await first.core.close();
    for (let kill = 0; kill < plan.kills; kill++) {
      round ??= await begin(folder, chance);
      const death = await killSitting({ folder, sessionId: round.sessionId }, chance);
      const cuts = Math.ceil(cutsLeft / (plan.kills - kill));
      cutsLeft -= cuts;
      const copies = Array.from({ length: cuts }, () => copyOf(folder));
      const found = await look(folder, { round, death, isCut: false }, losses);
      for (const copy of copies) {
        if (await cut(copy, chance)) await look(copy, { round, death, isCut: true }, losses);
        else cutsLeft += 1;
        rmSync(copy, { recursive: true });
      }
      if (found?.over === true) round = undefined;
      if (kill % 20 === 19) tell(`${kill + 1} killed, ${plan.cuts - cutsLeft} cut, ${losses.length} lost`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return losses;
}

function open(folder: string): TestCore {
  return openTestCore(folder, { clock: systemClock });
}

async function begin(folder: string, chance: Chance): Promise<Round> {
  const { core } = open(folder);
  const { id: blueprintId, clockWhileClosed } = chance.one(examPack.blueprints);
  const seed = String(chance.below(2 ** 31));
  const { sessionId } = await core.handlers['exam.start']({ packId, blueprintId, timeFactor: 1, seed });
  const atNs = process.hrtime.bigint();
  await core.close();
  const sign = { stage: 0, paused: false, spentMs: 0, atNs };
  return { sessionId, goesOn: clockWhileClosed === 'runs', history: [newSitting], signs: [sign] };
}

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'answly-torture-cut-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** What a power cut leaves of the log. @returns false where there is no log to cut. */
async function cut(copy: string, chance: Chance): Promise<boolean> {
  const log = join(copy, 'study.db-wal');
  if (!existsSync(log) || statSync(log).size === 0) return false;
  // Its index is shared memory, which a power cut does not leave.
  rmSync(`${join(copy, 'study.db')}-shm`, { force: true });
  truncateSync(log, chance.below(statSync(log).size));
  return true;
}

interface Scene {
  round: Round;
  death: Death;
  isCut: boolean;
}

/** Opens what was left and compares. The real file's round goes on from what was found. */
async function look(
  folder: string,
  { round, death, isCut }: Scene,
  losses: Loss[],
): Promise<Found | undefined> {
  const lost = (loss: Loss | undefined) =>
    loss && losses.push({ ...loss, what: `${loss.what}${isCut ? ', cut' : ''}` });
  const { core, ground } = open(folder);
  try {
    const { session } = await core.handlers['study.result']({ sessionId: round.sessionId });
    const readNs = process.hrtime.bigint();
    const found = readSitting(ground.db, round.sessionId);
    const states = isCut ? round.history : statesAfter(round, death, found.firstOf);
    lost(compareSitting(found.sitting, isCut ? states : states.slice(-(death.begun ? 2 : 1))));
    lost(logLoss(ground.db));
    const isSure = !isCut && death.begun === undefined && death.clock !== undefined;
    const { stage, paused } = found.sitting;
    if (!found.over && (!isCut || round.goesOn)) {
      const span = expectedClock(round.signs, stage, { ...round, killedNs: death.killedNs, readNs, isSure });
      lost(compareClock(session.exam?.spentMs ?? 0, span));
    }
    if (!isCut) {
      round.history = [...states.slice(0, -1), found.sitting];
      round.signs.push({ stage, paused, spentMs: session.exam?.spentMs ?? 0, atNs: readNs });
    }
    return found;
  } catch (error) {
    losses.push({ what: 'the exam does not open', expected: 'it opens', found: error });
    return undefined;
  } finally {
    await core.close();
  }
}

/** The history with what was done before the death, and the last act that may be in it or not. */
function statesAfter(round: Round, death: Death, firstOf: Found['firstOf']): Sitting[] {
  const states = [...round.history];
  const acts = [...death.confirmed, ...(death.begun ? [death.begun] : [])];
  for (const act of acts) states.push(after(states.at(-1) ?? newSitting, act, firstOf));
  const known = states[states.length - (death.begun ? 2 : 1)];
  if (death.clock && known) {
    const { stage, paused } = known;
    round.signs.push({ stage, paused, ...death.clock });
  }
  round.history = states;
  return states;
}

/** The log is a prefix of what was written, and what is derived from it is what it says. */
function logLoss(db: TestCore['ground']['db']): Loss | undefined {
  const row = db
    .prepare<{ n: number; top: number }>('SELECT count(*) n, max(device_seq) top FROM fact')
    .get();
  if (row?.n !== row?.top) return { what: 'the log has a hole', expected: row?.top, found: row?.n };
  const derived = JSON.stringify(derivedState(db));
  refoldAll(db);
  const folded = JSON.stringify(derivedState(db));
  return derived === folded ? undefined : { what: 'what is derived', expected: folded, found: derived };
}
