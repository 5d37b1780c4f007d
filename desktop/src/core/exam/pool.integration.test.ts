/** What an exam is drawn from, which is remembered of the pack that was read last. */
import { expect, test } from 'vitest';
import { blueprint } from '@answly/shared/model/blueprint';
import { buildItem, buildPack, itemId, packId } from '#desktop/core/testing/build-pack';
import { useExamBench } from '#desktop/core/testing/exam-bench';
import { installTestPack } from '#desktop/core/testing/install-test-pack';

const { bench, call } = useExamBench();

const blueprintId = '0190c0c0-0000-7000-8000-000000000004';
const draw = [{ topic: 'Topic 0', count: 1 }];
const section = { id: 's', title: 'S', timeLimitMs: null, navigation: 'free', tools: [], draw };
const blueprints = [
  blueprint.parse({ id: blueprintId, title: 'Mock', sections: [section], passMilli: 1000 }),
];

/** The question of an exam that is begun now, in the version of the pack that has only question `n` on its topic. */
async function drawnFrom(version: number, n: number): Promise<string> {
  await installTestPack(bench(), buildPack([buildItem(n)], { version, blueprints }));
  call('exam.list', {});
  const { sessionId } = call('exam.start', { packId, blueprintId, timeFactor: 1 });
  return call('study.place', { sessionId, position: 0 }).question.itemId;
}

test('is the pack as it is installed now, also when another version was looked at before', async () => {
  expect(await drawnFrom(2, 0)).toBe(itemId(0));
  expect(await drawnFrom(3, 3)).toBe(itemId(3));
});
