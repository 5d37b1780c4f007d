/** An exam on a disk that is really full, with the room that is kept for it (ADR 9) and without. */
import { spawnSync } from 'node:child_process';
import { describeWhere } from '@answly/tools/testing/describe-where';
import { blueprint } from '@answly/shared/model/blueprint';
import { limits } from '@answly/shared/limits';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildItem, buildPack, packId } from '#desktop/core/testing/build-pack';
import { refusal } from '#desktop/core/testing/exam-bench';
import { installTestPack } from '#desktop/core/testing/install-test-pack';
import { openSmallDisk, smallDiskMissing, type SmallDisk } from '#desktop/core/testing/small-disk';
import { removeFolder, temporaryFolder } from '#desktop/core/testing/test-core';
import { startToldCore, type ToldCore } from '#desktop/core/testing/told-core';

const blueprintId = '0190d0d0-0000-7000-8000-000000000002';
const minuteMs = 60_000;
const count = 8;

const section = (topic: string) => ({
  id: topic,
  title: topic,
  timeLimitMs: 10 * minuteMs,
  navigation: 'free',
  tools: ['strike', 'flag', 'highlight'],
  draw: [{ topic, count: count / 2 }],
});
const exam = blueprint.parse({
  id: blueprintId,
  title: 'Exam',
  sections: [section('Topic 0'), section('Topic 1')],
  passMilli: 1000,
});

let place: Pick<SmallDisk, 'folder' | 'within'>;
let core: ToldCore;
let nowMs = Date.UTC(2026, 2, 2, 12);
let sessionId: string;

const start = async (reserveBytes: number) => {
  core = await startToldCore({ ...place, nowMs, reserveBytes });
};
const pass = (ms: number) => ((nowMs += ms), core.pass(ms));
const open = () => core.call('study.open', { sessionId });
const answer = (position: number, optionId = 'a') =>
  core.call('study.answer', {
    sessionId,
    position,
    response: { type: 'single', optionId },
    certainty: null,
    durationMs: 1000,
  });
const reserve = async () => (await core.call('app.info', {})).reserve;
const refused = (act: Promise<unknown>, code: string) => expect(act).rejects.toThrow(refusal(code));

async function begin(reserveBytes: number): Promise<void> {
  await start(reserveBytes);
  const items = Array.from({ length: 24 }, (_, n) => buildItem(n));
  await installTestPack({ core }, buildPack(items, { blueprints: [exam] }));
  ({ sessionId } = await core.call('exam.start', { packId, blueprintId, timeFactor: 1 }));
  await open();
  await answer(0);
}

afterEach(() => core.kill());

describeWhere(smallDiskMissing(), 'on a full disk', () => {
  let disk: SmallDisk;

  beforeEach(async () => void (place = disk = await openSmallDisk()));
  afterEach(() => disk.remove());

  test('all that an exam needs is kept to its end: by the student, by its time, and after a crash', async () => {
    await begin(limits.reserveBytes);
    expect(await reserve()).toBe('all');
    disk.fill();
    const practice = { packId, topics: [], choose: 'new', count: 4 } as const;
    await refused(core.call('study.start', practice), 'disk.full');
    // It is kept for exams.
    expect(await reserve()).toBe('all');
    for (let position = 0; position < 4; position += 1) {
      const { question } = await core.call('study.view', { sessionId, position });
      await core.call('note.set', { packId, itemId: question.itemId, text: 'Mind the sign', seen: '' });
      await core.call('study.strike', { sessionId, position, optionId: 'c', struck: true });
      await core.call('study.flag', { sessionId, position, flagged: true });
      await core.call('study.highlight', {
        sessionId,
        position,
        highlights: [{ field: 'stem', from: 0, to: 8 }],
      });
      for (const optionId of 'bcda') await answer(position, optionId);
    }
    expect(await reserve()).toBe('some');
    await core.call('exam.pause', { sessionId });
    await core.call('exam.resume', { sessionId });
    expect((await core.call('exam.endStage', { sessionId, stage: 0 })).section).toBe(1);
    await pass(2 * minuteMs);
    await answer(4);

    await core.kill();
    disk.fill();
    await start(limits.reserveBytes);
    expect((await core.call('note.places', { sessionId })).positions).toEqual([0, 1, 2, 3]);
    const now = await open();
    expect(now).toMatchObject({ savedCount: 5, exam: { section: 1 } });
    expect(now.exam?.spentMs).toBe(2 * minuteMs);
    await answer(5);
    await pass(8 * minuteMs);
    const result = await core.call('study.result', { sessionId });
    expect(result).toMatchObject({ session: { over: true }, answeredCount: 6, scoreMilli: 6000 });

    expect(await reserve()).toBe('some');
    disk.free();
    expect(await reserve()).toBe('all');
    expect((await core.call('study.start', practice)).savedCount).toBe(0);
  });

  test('an exam that was left is opened, though the study file was closed, and handed in', async () => {
    await begin(limits.reserveBytes);
    await core.close();
    disk.fill();
    await start(limits.reserveBytes);
    expect(await open()).toMatchObject({ savedCount: 1, exam: { section: 0 } });
    await answer(1);
    await core.call('study.submit', { sessionId });
    expect(await core.call('study.result', { sessionId })).toMatchObject({ answeredCount: 2 });
  });

  test('without the reserve nothing follows a time that is up, and it is ended when there is room', async () => {
    await begin(0);
    disk.fill();
    await refused(
      answer(1).then(() => answer(2)),
      'disk.full',
    );
    const { savedCount } = await open();
    // What the log had room for is used up by the clock: it runs though it cannot be kept.
    await pass(minuteMs);
    await core.kill();
    await start(0);
    expect(await open()).toMatchObject({ savedCount });
    await refused(core.call('exam.endStage', { sessionId, stage: 0 }), 'disk.full');
    await pass(10 * minuteMs);
    expect(await open()).toMatchObject({ savedCount, exam: { section: 0, leftMs: 0 } });
    await refused(answer(3), 'disk.full');
    disk.free();
    await pass(500);
    expect(await open()).toMatchObject({ savedCount, exam: { section: 1, leftMs: 10 * minuteMs } });
    await refused(answer(3), 'study.time-up');
  });

  test('without the reserve an exam that was left is not opened, which says why', async () => {
    await begin(0);
    await core.close();
    disk.fill();
    await refused(start(0), 'disk.full');
  });
});

/** A limit of the process's own stands for a disk that is unplugged, read-only or used up by the student's share of it. */
describeWhere(prlimitMissing(), 'on a disk that takes nothing', () => {
  const limit = (bytes: number | 'unlimited') =>
    spawnSync('prlimit', [`--pid=${core.pid}`, `--fsize=${bytes}:unlimited`]);

  beforeEach(() => void (place = { folder: temporaryFolder(), within: [] }));
  afterEach(() => removeFolder(place.folder));

  test('an exam is refused what it cannot keep, goes on, and is ended once the disk takes it', async () => {
    await begin(limits.reserveBytes);
    limit(1);
    await refused(answer(1), 'disk.failed');
    await refused(core.call('exam.endStage', { sessionId, stage: 0 }), 'disk.failed');
    await pass(10 * minuteMs);
    expect(await open()).toMatchObject({ savedCount: 1, exam: { section: 0, leftMs: 0 } });
    limit('unlimited');
    await pass(500);
    expect(await open()).toMatchObject({ savedCount: 1, exam: { section: 1 } });
    await answer(4);
    expect(await reserve()).toBe('all');
  });
});

function prlimitMissing(): string | null {
  return spawnSync('prlimit', ['--version']).status === 0
    ? null
    : 'A disk that takes nothing was not tested: this system has no prlimit.';
}
