/** A core in which a timed session is sat: its clock is moved by the test, and it can die. */
import { cpSync } from 'node:fs';
import { afterEach, beforeEach, expect } from 'vitest';
import type { SessionTerms } from '@answly/shared/model/session-terms';
import { factKinds } from '@answly/shared/sync/fact';
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

let folder: string;
let opened: TestCore;
let timers: ReturnType<typeof createManualTimers>;
const dead: { folder: string; bench: TestCore }[] = [];

/** Lets the next timer ring, as after a sleep. */
export const ring = () => timers.ring();

/** The core as it is now. */
export const bench = () => opened;

beforeEach(async () => {
  folder = temporaryFolder();
  open();
  await installTestPack(opened, buildPack(Array.from({ length: 6 }, (_, n) => buildItem(n))));
});
afterEach(async () => {
  for (const each of [{ folder, bench: opened }, ...dead.splice(0)]) {
    await each.bench.core.close();
    removeFolder(each.folder);
  }
});

/** Time goes on from where it was: another process, the same computer. */
function open(): void {
  const now = opened?.clock.now;
  timers = createManualTimers();
  opened = openTestCore(folder, { timers: timers.timers });
  if (now !== undefined) {
    opened.clock.now = now;
    opened.clock.boot = { boot: 'test', ms: now };
  }
}

/** As a process dies: another one goes on with what is on the disk now. */
export function crash(awayMs = 0): void {
  dead.push({ folder, bench: opened });
  const left = temporaryFolder();
  cpSync(folder, left, { recursive: true });
  folder = left;
  const now = opened.clock.now + awayMs;
  open();
  opened.clock.now = now;
  opened.clock.boot = { boot: 'test', ms: now };
}

/** Lets time pass as it does for a running process, tick by tick. */
export function pass(ms: number): void {
  for (let left = ms; left > 0; left -= 500) {
    opened.clock.now += Math.min(500, left);
    if (opened.clock.boot) opened.clock.boot.ms = opened.clock.now;
    if (timers.nextMs() !== undefined) timers.ring();
  }
}

interface Part {
  count: number;
  minutes: number | null;
  breakMinutes?: number;
  passMilli?: number | null;
  navigation?: SessionTerms['sections'][number]['navigation'];
}

/** Begins an exam whose places are the items 0, 1, 2 … in this order. */
export function begin(parts: Part[], changes: Partial<SessionTerms> = {}): void {
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
  const body = { type: 'started', sessionId, turn: 0, mode: 'mock', title: 'Exam', form, terms };
  opened.ground.facts.append({ kind: factKinds.sessionEvent, body });
  opened.clock.boot ??= { boot: 'test', ms: opened.clock.now };
  call('study.open', { sessionId });
}

type Calls = TestCore['core']['handlers'];
export function call<N extends keyof Calls>(name: N, input: Parameters<Calls[N]>[0]) {
  return (opened.core.handlers[name] as (given: unknown) => Awaited<ReturnType<Calls[N]>>)(input);
}
export function exam() {
  const { exam: view } = call('study.open', { sessionId });
  if (view === null) throw new Error('this is no exam');
  return view;
}
export const view = (position: number) => call('study.view', { sessionId, position });
export const place = (position: number) => call('study.place', { sessionId, position });
export const answer = (position: number, optionId = 'a') =>
  call('study.answer', {
    sessionId,
    position,
    response: { type: 'single', optionId },
    certainty: null,
    durationMs: 1000,
  });
