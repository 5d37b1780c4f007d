/** A core in which a timed session is sat: its clock is moved by the test, and it can die. */
import { cpSync } from 'node:fs';
import { afterEach, beforeEach, expect } from 'vitest';
import type { SessionTerms } from '@answly/shared/model/session-terms';
import { factKinds } from '@answly/shared/sync/fact';
import { current } from '@answly/tools/testing/current';
import { buildItem, buildPack, itemId, packId } from '#desktop/core/testing/build-pack';
import { installTestPack } from '#desktop/core/testing/install-test-pack';
import { createManualTimers } from '#desktop/core/testing/manual-timers';
import { openTestCore, removeFolder, temporaryFolder, type TestCore } from '#desktop/core/testing/test-core';
import { blockTerms } from '#desktop/core/exam/block-terms';

export const sessionId = '0190b0b0-0000-7000-8000-000000000001';
export const otherPackId = '0190a0a0-0000-7000-8000-00000000bbbb';
export const minuteMs = 60_000;
export const expectWithin = (value: number, [least, most]: [number, number]) => {
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
};
export const refusal = (code: string) => expect.objectContaining({ code });

/** Called once at the top of a file, before its own hooks: a core with six items for each test. */
export function useExamBench() {
  /** The last one lives. */
  const opened: ReturnType<typeof openAt>[] = [];
  const at = current(() => opened.at(-1));
  beforeEach(async () => {
    opened.push(openAt(temporaryFolder()));
    await installTestPack(at.bench, buildPack(Array.from({ length: 6 }, (_, n) => buildItem(n))));
  });
  afterEach(async () => {
    for (const { folder, bench } of opened.splice(0)) {
      await bench.core.close();
      removeFolder(folder);
    }
  });
  const call = callTo(at);
  return {
    call,
    ...callsOf(call),
    /** The core as it is now. */
    bench: () => at.bench,
    /** Lets the next timer ring, as after a sleep. */
    ring: () => at.timers.ring(),
    /** As a process dies: another one goes on with what is on the disk now. */
    crash: (awayMs = 0): void => {
      const left = temporaryFolder();
      cpSync(at.folder, left, { recursive: true });
      opened.push(openAt(left, at.bench.clock.now + awayMs));
    },
    /** Lets time pass as it does for a running process, tick by tick. */
    pass: (ms: number): void => {
      const { clock } = at.bench;
      for (let left = ms; left > 0; left -= 500) {
        clock.now += Math.min(500, left);
        if (clock.boot) clock.boot.ms = clock.now;
        if (at.timers.nextMs() !== undefined) at.timers.ring();
      }
    },
    /** Begins an exam whose places are the items 0, 1, 2 … in this order. */
    begin: (parts: Part[], changes: Partial<SessionTerms> = {}): void => {
      const { ground, clock } = at.bench;
      ground.facts.append({ kind: factKinds.sessionEvent, body: startedBody(parts, changes) });
      clock.boot ??= { boot: 'test', ms: clock.now };
      call('study.open', { sessionId });
    },
  };
}

/** Where a time is given, it goes on from there: another process, the same computer. */
function openAt(folder: string, nowMs?: number) {
  const timers = createManualTimers();
  const bench = openTestCore(folder, { timers: timers.timers });
  if (nowMs !== undefined) {
    bench.clock.now = nowMs;
    bench.clock.boot = { boot: 'test', ms: nowMs };
  }
  return { folder, bench, timers };
}

type Calls = TestCore['core']['handlers'];
function callTo(at: { bench: TestCore }) {
  return <N extends keyof Calls>(name: N, input: Parameters<Calls[N]>[0]) =>
    (at.bench.core.handlers[name] as (given: unknown) => Awaited<ReturnType<Calls[N]>>)(input);
}

function callsOf(call: ReturnType<typeof callTo>) {
  return {
    exam: () => {
      const { exam } = call('study.open', { sessionId });
      if (exam === null) throw new Error('this is no exam');
      return exam;
    },
    view: (position: number) => call('study.view', { sessionId, position }),
    place: (position: number) => call('study.place', { sessionId, position }),
    answer: (position: number, optionId = 'a') =>
      call('study.answer', {
        sessionId,
        position,
        response: { type: 'single', optionId },
        certainty: null,
        durationMs: 1000,
      }),
  };
}

interface Part {
  count: number;
  minutes: number | null;
  breakMinutes?: number;
  passMilli?: number | null;
  navigation?: SessionTerms['sections'][number]['navigation'];
}

function startedBody(parts: Part[], changes: Partial<SessionTerms>) {
  const plain = blockTerms(1, 1).sections.find(({ id }) => id === 'block');
  if (plain === undefined) throw new Error('a block has one section');
  let first = 0;
  const sections = parts.map(
    ({ count, minutes, breakMinutes = 0, navigation = 'free', passMilli = null }, index) => {
      const section = {
        ...plain,
        id: `s${index}`,
        title: `Part ${index + 1}`,
        first,
        count,
        navigation,
        passMilli,
      };
      first += count;
      const timeLimitMs = minutes === null ? null : minutes * minuteMs;
      return { ...section, timeLimitMs, breakAfterMs: breakMinutes * minuteMs };
    },
  );
  const terms = { ...blockTerms(1, 1), sections, ...changes };
  const form = Array.from({ length: first }, (_, n) => {
    return {
      packId,
      itemId: itemId(n),
      itemVersion: 1,
      optionOrder: ['a', 'b', 'c', 'd'],
      pointsMilli: 1000,
    };
  });
  return { type: 'started', sessionId, turn: 0, mode: 'mock', title: 'Exam', form, terms };
}
