/** What is marked in the passage that several questions of an exam are about. */
import { expect, test } from 'vitest';
import type { Highlight } from '@answly/shared/model/highlight';
import { otherPackId, useExamBench } from '#desktop/core/testing/exam-bench';
import { buildItem, buildPack, itemId } from '#desktop/core/testing/build-pack';
import { installTestPack } from '#desktop/core/testing/install-test-pack';
import { derivedState, refoldAll } from '#desktop/core/testing/projections';

const { bench, call, crash } = useExamBench();

const stimulusId = '0190d0d0-0000-7000-8000-000000000001';
const inStem: Highlight = { field: 'stem', from: 0, to: 8 };
const inPassage: Highlight = { field: 'passage', from: 4, to: 9 };

/** A block of two questions about a passage, and of one that stands alone. */
async function beginBlock(): Promise<{ sessionId: string; places: number[]; alone: number }> {
  const about = [0, 1];
  const items = [0, 1, 2].map((n) => buildItem(n, about.includes(n) ? { stimulusId } : {}));
  const passage = { id: stimulusId, version: 1, locale: 'en', content: 'The tram left.' };
  const stimuli = [{ ...passage, title: '', itemIds: about.map(itemId) }];
  await installTestPack(bench(), buildPack(items, { id: otherPackId, stimuli }));
  const choice = { packId: otherPackId, topics: [], choose: 'new', count: 3, minutes: 5 } as const;
  const { sessionId } = call('study.start', choice);
  const isAbout = (position: number) =>
    call('study.place', { sessionId, position }).question.stimulus !== null;
  const places = [0, 1, 2].filter(isAbout);
  return { sessionId, places, alone: [0, 1, 2].find((each) => !places.includes(each)) ?? 0 };
}

test('is marked in each of them, what is marked in a question only there, also after a crash', async () => {
  const { sessionId, places, alone } = await beginBlock();
  const [first = 0, second = 0] = places;
  const { stimulus } = call('study.place', { sessionId, position: second }).question;
  expect(stimulus).toMatchObject({ first, last: second });
  const marked = (position: number) => call('study.place', { sessionId, position }).highlights;
  const mark = (position: number, highlights: Highlight[]) =>
    call('study.highlight', { sessionId, position, highlights });
  mark(first, [inStem, inPassage]);
  expect(marked(second)).toEqual([inPassage]);
  expect(marked(alone)).toEqual([]);
  mark(second, []);
  expect(marked(first)).toEqual([inStem]);
  mark(second, [inPassage]);
  mark(alone, [inStem]);
  crash();
  expect([first, second, alone].map(marked)).toEqual([[inStem, inPassage], [inPassage], [inStem]]);
  const derived = derivedState(bench().ground.db);
  refoldAll(bench().ground.db);
  expect(derivedState(bench().ground.db)).toEqual(derived);
});
