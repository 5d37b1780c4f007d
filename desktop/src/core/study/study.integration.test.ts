import { beforeEach, describe, expect, test } from 'vitest';
import type { Response } from '@answly/shared/model/response';
import type { CallInput } from '#desktop/contract/calls';
import type { SessionView } from '#desktop/contract/study';
import { buildItem, buildPack, itemId, packId } from '#desktop/core/testing/build-pack';
import {
  createTestRandom,
  openTestCore,
  removeFolder,
  temporaryFolder,
} from '#desktop/core/testing/test-core';
import { useTestCore } from '#desktop/core/testing/use-test-core';
import { installTestPack } from '#desktop/core/testing/install-test-pack';

const bench = useTestCore();
beforeEach(async () => {
  await installTestPack(bench, buildPack(12));
});

const spanishId = '0190e0e0-0000-7000-8000-000000000001';
const refusal = (code: string) => expect.objectContaining({ code });
const single = (optionId: string): Response => ({ type: 'single', optionId });

type Choose = CallInput<'study.start'>['choose'];

async function start(count = 5, choose: Choose = 'new', topics: string[] = []) {
  return bench.core.handlers['study.start']({ packId, topics, choose, count });
}
function answer(session: SessionView, position: number, response: Response | null = single('a')) {
  const { sessionId } = session;
  return bench.core.handlers['study.answer']({
    sessionId,
    position,
    response,
    certainty: 'sure',
    durationMs: 4000,
  });
}

describe('starting', () => {
  test('a form is drawn without repeats and frozen; locked options keep their place', async () => {
    const session = await start(12);
    expect(session.entries).toHaveLength(12);
    const seen = new Set<string>();
    for (let position = 0; position < 12; position++) {
      const { question } = await bench.core.handlers['study.place']({
        sessionId: session.sessionId,
        position,
      });
      seen.add(question.itemId);
      expect(question.options[3]?.id).toBe('d');
      expect(question.options.map((option) => option.id).toSorted()).toEqual(['a', 'b', 'c', 'd']);
    }
    expect(seen.size).toBe(12);
  });

  test('a title has the language of its pack, and one of the app’s own words has none', async () => {
    await installTestPack(bench, buildPack(2, { id: spanishId, title: 'Redes', locale: 'es' }));
    const { handlers } = bench.core;
    const begun = { topics: [], choose: 'new', count: 2 } as const;
    const spanish = await handlers['study.start']({ ...begun, packId: spanishId });
    await answer(spanish, 0);
    const all = await handlers['study.start']({ ...begun, packId: null });
    const items = [{ packId: spanishId, itemId: itemId(0) }];
    const own = await handlers['study.practise']({ items, title: 'Similar questions' });
    expect([spanish, all, own].map(({ titleLocale }) => titleLocale)).toEqual(['es', null, null]);
    const { sessions } = await handlers['stats.progress']({});
    expect(sessions).toMatchObject([{ title: 'Redes', titleLocale: 'es' }]);
  });

  test('the same chance draws the same form', async () => {
    const formOf = async (seed: number) => {
      const other = temporaryFolder();
      const twin = openTestCore(other, { random: createTestRandom(seed) });
      await installTestPack(twin, buildPack(40));
      const { sessionId } = await twin.core.handlers['study.start']({
        packId,
        topics: [],
        choose: 'new',
        count: 9,
      });
      const places = await Promise.all(
        Array.from({ length: 9 }, async (_, position) =>
          twin.core.handlers['study.place']({ sessionId, position }),
        ),
      );
      await twin.core.close();
      removeFolder(other);
      return places.map(({ question }) =>
        [question.itemId, ...question.options.map((option) => option.id)].join(),
      );
    };
    expect(await formOf(7)).toEqual(await formOf(7));
    expect(await formOf(7)).not.toEqual(await formOf(8));
  });

  test('new, mistakes and mixed choose by what was answered', async () => {
    await expect(start(5, 'mistakes')).rejects.toThrow(refusal('study.nothing-to-study'));
    const first = await start(12);
    await answer(first, 0, single('b'));
    for (let position = 1; position < 12; position++) await answer(first, position);
    await expect(start(1, 'new')).rejects.toThrow(refusal('study.nothing-to-study'));
    const mistakes = await start(12, 'mistakes');
    expect(mistakes.entries).toHaveLength(1);
    expect((await start(12, 'mixed')).entries).toHaveLength(12);
    await answer(mistakes, 0);
    await expect(start(5, 'mistakes')).rejects.toThrow(refusal('study.nothing-to-study'));
  });
});

describe('answering', () => {
  test('nothing of the key is shown before the answer, all of it after', async () => {
    const session = await start();
    const before = await bench.core.handlers['study.place']({ sessionId: session.sessionId, position: 0 });
    expect(before.feedback).toBeNull();
    expect(JSON.stringify(before)).not.toContain('Why');
    const { feedback, session: after } = await answer(session, 0, single('b'));
    expect(feedback).toMatchObject({
      response: single('b'),
      scoreMilli: 0,
      maxMilli: 1000,
      correctOptionIds: ['a'],
      rationales: { a: 'Why a', b: 'Why b', c: 'Why c', d: 'Why d' },
      certainty: 'sure',
    });
    expect(after.entries[0]?.state).toBe('wrong');
    expect(after.savedCount).toBe(1);
  });

  test('the same answer sent twice is one attempt; another answer is refused', async () => {
    const session = await start();
    const first = await answer(session, 0);
    const again = await answer(session, 0);
    expect(again.feedback).toEqual(first.feedback);
    expect(await bench.core.handlers['stats.today']({})).toMatchObject({ attemptsEver: 1 });
    expect(() => answer(session, 0, single('b'))).toThrow(refusal('attempt.duplicate'));
  });

  test('a blank is an answer that scores nothing', async () => {
    const session = await start();
    const { feedback } = await answer(session, 1, null);
    expect(feedback).toMatchObject({ response: null, scoreMilli: 0, maxMilli: 1000 });
  });

  test('an answer that does not fit the question leaves no trace', async () => {
    const session = await start();
    expect(() => answer(session, 0, { type: 'numeric', text: '1' })).toThrow(refusal('response.mismatch'));
    expect(() => answer(session, 99)).toThrow(refusal('request.invalid'));
    expect(bench.ground.facts.factCount()).toBe(1);
  });

  test('SY1 an answer is one fact with the next number of this device, and waits to be sent', async () => {
    const session = await start();
    await answer(session, 0);
    await answer(session, 1);
    const { facts: waiting } = bench.ground.facts.waiting();
    expect(waiting.map((fact) => fact.deviceSeq)).toEqual([1, 2, 3]);
    expect(waiting.map((fact) => fact.kind)).toEqual(['session-event', 'attempt', 'attempt']);
    expect(JSON.parse(waiting[1]?.body ?? '')).toMatchObject({
      sessionId: session.sessionId,
      scoreMilli: 1000,
      certainty: 'sure',
    });
    expect(bench.nudges()).toBeGreaterThanOrEqual(3);
  });

  test('a corrected item keeps its old version for the session that pinned it', async () => {
    const session = await start(12);
    const place = { sessionId: session.sessionId, position: 0 };
    const before = (await bench.core.handlers['study.place'](place)).question;
    const n = Number.parseInt(before.itemId.slice(-12), 16);
    const items = Array.from({ length: 12 }, (_, each) =>
      buildItem(each, each === n ? { stem: 'Corrected' } : {}),
    );
    await installTestPack(bench, buildPack(items));
    expect((await bench.core.handlers['study.place'](place)).question.stem).toBe(before.stem);
    const current = await bench.core.handlers['study.item']({ packId, itemId: before.itemId });
    expect(current).toMatchObject({ stem: 'Corrected', version: 2 });
  });
});

describe('a session', () => {
  test('comes back after a restart at the same question with the same strikes and flags', async () => {
    const { sessionId } = await start();
    const place = { sessionId, position: 3 };
    await bench.core.handlers['study.view'](place);
    await bench.core.handlers['study.flag']({ ...place, flagged: true });
    await bench.core.handlers['study.strike']({ ...place, optionId: 'c', struck: true });
    await bench.core.handlers['study.strike']({ ...place, optionId: 'b', struck: true });
    await bench.core.handlers['study.strike']({ ...place, optionId: 'b', struck: false });
    await bench.reopen();
    const view = await bench.core.handlers['study.place'](place);
    expect(view).toMatchObject({ flagged: true, struck: ['c'], session: { position: 3, over: false } });
    expect(view.session.entries.map((entry) => entry.state)).toEqual([
      'unseen',
      'unseen',
      'unseen',
      'todo',
      'unseen',
    ]);
    expect((await bench.core.handlers['stats.today']({})).unfinished).toHaveLength(1);
  });

  test('tells strikes in the order they were made, so that the last can be undone', async () => {
    const { sessionId } = await start();
    const strike = (optionId: string, struck: boolean) =>
      bench.core.handlers['study.strike']({ sessionId, position: 0, optionId, struck });
    await strike('d', true);
    await strike('b', true);
    await strike('c', true);
    await strike('d', false);
    expect((await strike('a', true)).struck).toEqual(['b', 'c', 'a']);
    expect((await strike('d', true)).struck.at(-1)).toBe('d');
  });

  test('looking twice at the same place writes one event', async () => {
    const { sessionId } = await start();
    await bench.core.handlers['study.view']({ sessionId, position: 0 });
    const before = bench.ground.facts.factCount();
    await bench.core.handlers['study.view']({ sessionId, position: 0 });
    expect(bench.ground.facts.factCount()).toBe(before);
  });

  test('submit is idempotent and ends it', async () => {
    const session = await start(4);
    await answer(session, 0);
    await answer(session, 1, single('b'));
    const result = await bench.core.handlers['study.submit']({ sessionId: session.sessionId });
    const count = bench.ground.facts.factCount();
    expect(await bench.core.handlers['study.submit']({ sessionId: session.sessionId })).toEqual(result);
    expect(bench.ground.facts.factCount()).toBe(count);
    expect(result).toMatchObject({
      scoreMilli: 1000,
      maxMilli: 2000,
      answeredCount: 2,
      rightCount: 1,
      sureAndWrongCount: 1,
      session: { over: true, activeMs: 8000 },
    });
    // Practice marks only what was answered.
    expect(result.session.entries.map(({ state }) => state)).toEqual(['right', 'wrong', 'unseen', 'unseen']);
    expect(() => answer(session, 2)).toThrow(refusal('study.session-over'));
  });

  test('a reason belongs to an answered miss and can be changed', async () => {
    const session = await start();
    const place = { sessionId: session.sessionId, position: 0 };
    expect(() => bench.core.handlers['study.reason']({ ...place, reason: 'misread' })).toThrow(
      refusal('attempt.required'),
    );
    await answer(session, 0, single('b'));
    expect(await bench.core.handlers['stats.today']({})).toMatchObject({
      mistakeCount: 1,
      unnamedMistakeCount: 1,
    });
    await bench.core.handlers['study.reason']({ ...place, reason: 'misread' });
    const view = await bench.core.handlers['study.reason']({ ...place, reason: 'timing' });
    expect(view.feedback?.reason).toBe('timing');
    expect(await bench.core.handlers['stats.today']({})).toMatchObject({
      mistakeCount: 1,
      unnamedMistakeCount: 0,
    });
  });

  test('an unknown session is refused', () => {
    expect(() => bench.core.handlers['study.result']({ sessionId: packId })).toThrow(
      refusal('study.session-unknown'),
    );
  });
});

test('the tutor explains an answered place only', async () => {
  const session = await start();
  const place = { sessionId: session.sessionId, position: 0 };
  for (const mode of ['explain', 'chat'] as const)
    expect(() => bench.ground.askedItem(place, mode), mode).toThrow(refusal('attempt.required'));
  await answer(session, 0, single('c'));
  expect(bench.ground.askedItem(place, 'explain')).toMatchObject({
    packId,
    own: true,
    response: single('c'),
  });
});

test('statistics follow the student’s own days', async () => {
  bench.clock.now = Date.UTC(2026, 2, 1, 23, 30);
  bench.clock.zone = 60;
  const session = await start(12);
  await answer(session, 0, single('b'));
  bench.clock.now = Date.UTC(2026, 2, 3, 10);
  await answer(session, 1);
  await answer(session, 2);
  const today = await bench.core.handlers['stats.today']({});
  expect(today).toMatchObject({
    attemptsToday: 2,
    rightToday: 2,
    attemptsEver: 3,
    streakDays: 2,
    newCount: 9,
    mistakeCount: 1,
  });
  expect(today.week.at(-2)).toEqual({ day: '2026-03-02', attempts: 1 });
  const progress = await bench.core.handlers['stats.progress']({});
  expect(progress).toMatchObject({ attemptsEver: 3, rightEver: 2 });
  expect(progress.days).toEqual([
    { day: '2026-03-02', attempts: 1, right: 0 },
    { day: '2026-03-03', attempts: 2, right: 2 },
  ]);
  expect(progress.certainty.find((each) => each.certainty === 'sure')).toEqual({
    certainty: 'sure',
    right: 2,
    wrong: 1,
  });
  expect(progress.sessions).toMatchObject([
    { sessionId: session.sessionId, scoreMilli: 2000, maxMilli: 3000 },
  ]);
  expect(progress.topics.reduce((sum, topic) => sum + topic.attempts, 0)).toBe(3);
});

describe('a question whose key was corrected', () => {
  const correct = (key: string, part: Record<string, unknown> = {}) =>
    installTestPack(
      bench,
      buildPack(
        Array.from({ length: 12 }, (_, n) => buildItem(n, { key, version: 2, ...part })),
        { version: 2 },
      ),
    );

  test('keeps both scores, where it was answered and in the result', async () => {
    const session = await start(3);
    for (const position of [0, 1, 2]) await answer(session, position, single(position === 0 ? 'b' : 'a'));
    await correct('b');
    const { sessionId } = session;
    const place = (position: number) => bench.core.handlers['study.place']({ sessionId, position });
    expect((await place(0)).feedback).toMatchObject({
      scoreMilli: 0,
      correctOptionIds: ['a'],
      regraded: { scoreMilli: 1000, change: 'better', keyResponse: single('b') },
    });
    expect((await place(1)).feedback).toMatchObject({ scoreMilli: 1000, regraded: { change: 'worse' } });
    expect(await bench.core.handlers['study.submit']({ sessionId })).toMatchObject({
      scoreMilli: 2000,
      regraded: { positions: [0, 1, 2], scoreMilli: 1000, maxMilli: 3000 },
    });
  });

  test('says nothing where the correction changes no mark', async () => {
    const session = await start(2);
    await answer(session, 0);
    await correct('a', { explanation: 'Better told' });
    const { sessionId } = session;
    expect(
      (await bench.core.handlers['study.place']({ sessionId, position: 0 })).feedback?.regraded,
    ).toBeNull();
    expect((await bench.core.handlers['study.submit']({ sessionId })).regraded).toBeNull();
  });
});
