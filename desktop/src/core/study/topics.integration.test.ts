/** Sessions of chosen topics. */
import { AppError } from '@answly/shared/errors/app-error';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CallInput } from '#desktop/contract/calls';
import type { SessionView } from '#desktop/contract/study';
import { buildItem, buildPack, packId } from '#desktop/core/testing/build-pack';
import { installTestPack } from '#desktop/core/testing/install-test-pack';
import { useTestCore } from '#desktop/core/testing/use-test-core';

const bench = useTestCore();
beforeEach(async () => {
  await installTestPack(bench, buildPack(12));
});

const nothing = expect.objectContaining({ code: 'study.nothing-to-study' });

async function start(count: number, choose: CallInput<'study.start'>['choose'], topics: string[]) {
  return bench.core.handlers['study.start']({ packId, topics, choose, count });
}

/** Answers all of it: the first option is right. */
async function answerAll({ sessionId, entries }: SessionView, optionId: 'a' | 'b') {
  for (const position of entries.keys()) {
    const response = { type: 'single', optionId } as const;
    const given = { sessionId, position, response, certainty: null, durationMs: 1 };
    await bench.core.handlers['study.answer'](given);
  }
}

const topicsOf = async ({ sessionId, entries }: SessionView) => {
  const places = await Promise.all(
    entries.map(async (_, position) => bench.core.handlers['study.place']({ sessionId, position })),
  );
  return [...new Set(places.flatMap(({ question }) => question.topics))].toSorted();
};

test('a topic narrows the draw', async () => {
  const session = await start(12, 'new', ['Topic 1']);
  expect(session.entries).toHaveLength(4);
  expect(session.title).toBe('Topic 1');
});

test('of several topics questions of each are drawn, and of no other', async () => {
  const session = await start(12, 'new', ['Topic 2', 'Topic 0']);
  expect(session).toMatchObject({ title: 'Topic 2, Topic 0', entries: { length: 8 } });
  expect(await topicsOf(session)).toEqual(['Topic 0', 'Topic 2']);
  await expect(start(12, 'new', ['Topic 7'])).rejects.toThrow(nothing);
});

test('a question of two chosen topics is drawn once', async () => {
  await installTestPack(
    bench,
    buildPack([buildItem(0, { topics: ['A', 'B'] }), buildItem(1)], { version: 2 }),
  );
  expect((await start(12, 'new', ['A', 'B'])).entries).toHaveLength(1);
});

test('mistakes, flagged and weak stay within the chosen topics, also in a cram', async () => {
  const first = await start(12, 'new', []);
  for (let position = 0; position < 12; position++) {
    const place = { sessionId: first.sessionId, position };
    const response = { type: 'single', optionId: 'b' } as const;
    await bench.core.handlers['study.answer']({ ...place, response, certainty: null, durationMs: 1 });
    await bench.core.handlers['study.flag']({ ...place, flagged: true });
  }
  const topics = ['Topic 1', 'Topic 2'];
  for (const choose of ['mistakes', 'flagged', 'weak', 'mixed'] as const) {
    expect(await topicsOf(await start(12, choose, topics)), choose).toEqual(topics);
  }
  // All were missed: what was right or is new is too little for three in four, and a short session nobody asked for.
  expect((await start(8, 'weak', topics)).entries).toHaveLength(8);
  const cram = await bench.core.handlers['study.start']({
    packId,
    topics,
    choose: 'mistakes',
    count: 12,
    cram: true,
  });
  expect(cram.mode).toBe('cram');
  expect(await topicsOf(cram)).toEqual(topics);
});

test('where an exam keeps the five weakest topics, the next one is asked', async () => {
  const topics = ['A', 'B', 'C', 'D', 'E', 'F'];
  const items = topics.map((topic, n) => buildItem(n, { topics: [topic] }));
  await installTestPack(bench, buildPack(items, { version: 2 }));
  for (const topic of topics) await answerAll(await start(1, 'mixed', [topic]), topic === 'F' ? 'a' : 'b');
  const exam = { packId, topics: topics.slice(0, 5), choose: 'mixed', count: 5, minutes: 5 } as const;
  await bench.core.handlers['study.start'](exam);
  expect(await topicsOf(await start(5, 'weak', []))).toEqual(['F']);
});

test('a session is called by those of the chosen topics that it asks questions of', async () => {
  await answerAll(await start(12, 'new', ['Topic 1']), 'b');
  await answerAll(await start(12, 'new', ['Topic 0']), 'a');
  const chosen = ['Topic 0', 'Topic 1', 'Topic 2'];
  for (const choose of ['mistakes', 'weak'] as const) {
    const session = await start(12, choose, chosen);
    const asked = await topicsOf(session);
    expect(asked, choose).not.toContain('Topic 2');
    expect(session.title, choose).toBe(asked.join(', '));
  }
});

describe('a refusal says what is so of the chosen topics', () => {
  const saidOf = async (choose: CallInput<'study.start'>['choose'], topics: string[]) =>
    start(5, choose, topics).then(
      () => '',
      (error: unknown) => (error instanceof AppError ? error.detail : ''),
    );

  test('where nothing of them is answered yet, neither of mistakes nor of weak topics is there any talk', async () => {
    await answerAll(await start(12, 'new', ['Topic 0']), 'b');
    for (const choose of ['mistakes', 'weak'] as const) {
      expect(await saidOf(choose, ['Topic 1', 'Topic 2'])).toBe(
        'No question of these topics has been answered yet. Choose “New first” to begin.',
      );
      expect(await saidOf(choose, ['Topic 1'])).toContain('No question of this topic has been answered yet.');
      expect(await saidOf(choose, ['Topic 0']), choose).toBe('');
    }
  });

  test('where all of them was right', async () => {
    const untouched = await saidOf('mistakes', []);
    expect(untouched).toContain('No question of this pack has been answered yet.');
    await answerAll(await start(12, 'new', ['Topic 0', 'Topic 1']), 'a');
    expect(await saidOf('mistakes', ['Topic 0', 'Topic 1'])).toBe(
      'No question of these topics was wrong or left blank the last time. Choose “New first” to go on.',
    );
    expect(await saidOf('new', ['Topic 0'])).toContain('No question of this topic is new.');
    expect(await saidOf('flagged', [])).toContain('No question of this pack is flagged.');
  });
});
