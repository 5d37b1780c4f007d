/** An import whose core answers when the test says so. */
import { expect, test } from 'vitest';
import { AppError } from '@answly/shared/errors/app-error';
import type { Client } from '#desktop/contract/client';
import type { ImportPreview } from '#desktop/contract/library';
import { createImportFlow, type ImportStep } from './import-flow.ts';

const preview: ImportPreview = {
  importId: 'import 1',
  kind: 'csv',
  suggestedMap: null,
  suggestedMapName: null,
  title: 'Capitals',
  locale: 'en',
  columns: ['question'],
  sample: [],
  rowCount: 3,
};

function createScene() {
  const steps: ImportStep[] = [];
  const asked: { name: string; input: unknown; answer: PromiseWithResolvers<unknown> }[] = [];
  let importedCount = 0;
  const call = (name: string, input: unknown) => {
    const answer = Promise.withResolvers<unknown>();
    asked.push({ name, input, answer });
    return answer.promise;
  };
  const flow = createImportFlow({
    client: { call: call as Client['call'] },
    show: (step) => steps.push(step),
    imported: () => (importedCount += 1),
  });
  /** Waits for the next question of this name that was not answered yet. */
  const next = async (name: string) => {
    await expect.poll(() => asked.at(-1)?.name).toBe(name);
    const last = asked.at(-1);
    if (last === undefined) throw new Error('nothing was asked');
    return last.answer;
  };
  const opened = async () => {
    flow.open([new File(['question\nWhat?'], 'capitals.csv')]);
    (await next('import.open')).resolve({ importId: 'import 1' });
  };
  const previewed = async () => {
    await opened();
    (await next('import.chunk')).resolve({ receivedBytes: 14 });
    (await next('import.preview')).resolve(preview);
    await expect.poll(() => steps.at(-1)?.at).toBe('mapping');
  };
  const names = () => asked.map(({ name }) => name);
  return { flow, steps, names, next, opened, previewed, importedCount: () => importedCount };
}

const turns = () => new Promise((resolve) => setImmediate(resolve));

test('goes from the file to its preview and to the report', async () => {
  const scene = createScene();
  await scene.previewed();
  scene.flow.run(null, 'Capitals', 'en');
  const last = { packId: null, fileName: 'capitals.csv', at: 0, report: {} };
  (await scene.next('import.run')).resolve(last);
  await expect.poll(() => scene.steps.at(-1)).toEqual({ at: 'finished', last });
  expect(scene.importedCount()).toBe(1);
});

test('keeps the preview through a run that failed, so that it can be run again', async () => {
  const scene = createScene();
  await scene.previewed();
  scene.flow.run(null, 'Capitals', 'en');
  scene.flow.progress({ importId: 'import 1', phase: 'checking', done: 1, total: 3 });
  expect(scene.steps.at(-1)).toMatchObject({ at: 'working', preview });
  const error = new AppError('import.nothing');
  (await scene.next('import.run')).reject(error);
  await expect.poll(() => scene.steps.at(-1)).toEqual({ at: 'mapping', preview, error });
  scene.flow.run(null, 'Capitals', 'en');
  expect(scene.names().filter((name) => name === 'import.run')).toHaveLength(2);
});

test('cancelled while it is being opened, it is not taken up when it is', async () => {
  const scene = createScene();
  scene.flow.open([new File(['x'], 'capitals.csv')]);
  const open = await scene.next('import.open');
  scene.flow.cancel();
  open.resolve({ importId: 'import 1' });
  await scene.next('import.cancel');
  scene.flow.progress({ importId: 'import 1', phase: 'reading', done: 1, total: 1 });
  expect(scene.names()).not.toContain('import.chunk');
  expect(scene.steps.at(-1)).toEqual({ at: 'choosing' });
});

test('cancelled during a piece, the refusal of that piece is no trouble to tell', async () => {
  const scene = createScene();
  await scene.opened();
  const chunk = await scene.next('import.chunk');
  scene.flow.cancel();
  chunk.reject(new AppError('import.cancelled'));
  await turns();
  expect(scene.steps.at(-1)).toEqual({ at: 'choosing' });
});

test('a file that cannot be read is said, and left', async () => {
  const scene = createScene();
  await scene.opened();
  const error = new AppError('disk.full');
  (await scene.next('import.chunk')).reject(error);
  await scene.next('import.cancel');
  expect(scene.steps.at(-1)).toEqual({ at: 'choosing', error });
});

test('cancelled too late, its questions are in, and nothing is shown of it', async () => {
  const scene = createScene();
  await scene.previewed();
  scene.flow.run(null, 'Capitals', 'en');
  const run = await scene.next('import.run');
  scene.flow.cancel();
  run.resolve({});
  await turns();
  expect(scene.importedCount()).toBe(1);
  expect(scene.steps.at(-1)).toEqual({ at: 'choosing' });
});
