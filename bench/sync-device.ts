/** A device that signs in for the first time, in a process of its own; tells its parent how it went. */
import { buildItem, buildPack, packId } from '../desktop/src/core/testing/build-pack.ts';
import { installTestPack } from '../desktop/src/core/testing/install-test-pack.ts';
import { password } from './cloud-process.ts';
import { openCore } from './open-core.ts';
import { watchWire } from './wire.ts';

export interface DeviceReport {
  /** From the first page that is asked for until today's figures are told and a new question is answered. */
  usableSeconds: number;
  /** Until nothing more was to come. */
  allSeconds: number;
  facts: number;
  peakMb: number;
}

const { folder, url, email } = JSON.parse(process.argv[2] ?? '') as Record<
  'folder' | 'url' | 'email',
  string
>;
const wire = watchWire();
const { core, ground } = openCore(folder, { cloudUrl: url, fetch: wire.fetch });
await installTestPack({ core }, buildPack(Array.from({ length: 20 }, (_, n) => buildItem(n))));
const first = wire.first('/v1/sync/recent');
const done = new Promise<number>((resolve) => {
  core.subscribe((event, data) => {
    if (event === 'sync.state' && 'phase' in data && data.phase === 'idle') resolve(performance.now());
  });
});
const arrived = new Promise<void>((resolve) => {
  core.subscribe((event, data) => {
    if (event === 'data.changed' && 'what' in data && data.what === 'facts') resolve();
  });
});
await core.handlers['account.signIn']({ email, password });
const startedAt = await first;
await arrived;
const usableAt = await answerOne();
const doneAt = await done;
const report: DeviceReport = {
  usableSeconds: (usableAt - startedAt) / 1000,
  allSeconds: (doneAt - startedAt) / 1000,
  facts: ground.facts.factCount() - own(),
  peakMb: process.resourceUsage().maxRSS / 1024,
};
await core.close();
process.send?.(report);
process.disconnect();

/** What a student does first. @returns when the answer was committed and fed back. */
async function answerOne(): Promise<number> {
  const { attemptsEver } = await core.handlers['stats.today']({});
  if (attemptsEver === 0) throw new Error('nothing has come yet');
  const choice = { packId, topics: [], choose: 'new', count: 10 } as const;
  const { sessionId } = await core.handlers['study.start'](choice);
  const response = { type: 'single', optionId: 'a' } as const;
  const given = { sessionId, position: 0, response, durationMs: 1_000, certainty: null };
  await core.handlers['study.answer'](given);
  return performance.now();
}

/** What was written here meanwhile: the start of a session and one answer. */
function own(): number {
  const deviceId = ground.device.id();
  const row = ground.db
    .prepare<{ n: number }>('SELECT count(*) AS n FROM fact WHERE device_id = ?')
    .get(deviceId);
  return row?.n ?? 0;
}
