/** The first sync of an account with a million facts: how soon it is of use, and what it holds in memory. */
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { zstdCompressSync } from 'node:zlib';
import { grant } from '@answly/shared/http/accounts';
import { limits } from '@answly/shared/limits';
import { pushResponse } from '@answly/shared/sync/protocol';
import { testDevice } from '../cloud/src/testing/build-fact.ts';
import { frameHeaders, pushText } from '../cloud/src/testing/sync-client.ts';
import { coreHeapFlags } from '../desktop/src/host/core-heap.ts';
import { connect } from '../cloud/src/storage/postgres/connect.ts';
import { password, startCloudProcess, type CloudProcess } from './cloud-process.ts';
import { forkProgram } from './forked.ts';
import { lowerIsBetter, type Benchmark } from './measure.ts';
import type { DeviceReport } from './sync-device.ts';

const factCount = 1_000_000;
const usableSecondsBudget = 2;
const memoryMbBudget = 300;

export const benchmark: Benchmark = {
  names: ['sync.first-pull.1m.usable', 'sync.rss.core'],
  async run(workshop) {
    const cloud = await startCloudProcess(workshop.newFolder());
    try {
      const email = `${randomUUID()}@example.org`;
      await pushAll(cloud, email);
      await sealed(cloud);
      const report = await runDevice({ folder: workshop.newFolder(), url: cloud.url, email });
      if (report.facts !== factCount) throw new Error(`only ${report.facts} facts came`);
      process.stdout.write(
        `  a million facts in ${report.allSeconds.toFixed(1)} s; the server's peak: ${cloud.peakMb().toFixed(0)} MB\n`,
      );
      return [
        lowerIsBetter({
          name: 'sync.first-pull.1m.usable',
          value: report.usableSeconds,
          unit: 's',
          limitName: 'budget, from the first page to an answered question',
          limitValue: usableSecondsBudget,
        }),
        lowerIsBetter({
          name: 'sync.rss.core',
          value: Math.max(report.peakMb, cloud.peakMb()),
          unit: 'MB',
          limitName: 'budget, for core and server each; the larger of both',
          limitValue: memoryMbBudget,
        }),
      ];
    } finally {
      await cloud.stop();
    }
  },
};

/** As a device would over years, but without a device. */
async function pushAll(cloud: CloudProcess, email: string): Promise<void> {
  const device = testDevice(() => Date.now() - 1_000);
  const { deviceId } = device;
  const account = { email, password, deviceId, deviceName: 'bench' };
  const answer = await post(cloud, '/v1/accounts', JSON.stringify(account), {
    'content-type': 'application/json',
  });
  const authorization = `Bearer ${grant.parse(answer).accessToken}`;
  for (let sent = 0; sent < factCount; sent += limits.pushFactsMax) {
    const facts = device.nextMany(limits.pushFactsMax);
    const text = pushText(facts, { deviceId, sentAt: Date.now() });
    const headers = { ...frameHeaders, authorization, 'content-encoding': 'zstd' };
    const { others } = pushResponse.parse(
      await post(cloud, '/v1/sync/push', zstdCompressSync(text), headers),
    );
    if (others.length > 0) throw new Error('a fact was refused');
  }
}

async function post(
  cloud: CloudProcess,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
): Promise<unknown> {
  const response = await fetch(cloud.url + path, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return response.json();
}

/** Waits until the server has sealed all it can. */
async function sealed({ databaseUrl }: CloudProcess): Promise<void> {
  const sql = connect({ url: databaseUrl, poolSize: 1, name: 'bench' });
  try {
    for (let waitMs = 0; waitMs < 120_000; waitMs += 500) {
      const [row] = await sql<{ n: number }[]>`select count(*)::int as n from sync_segment`;
      if (row?.n === factCount / limits.segmentFacts) return;
      await sleep(500);
    }
    throw new Error('not all segments were sealed');
  } finally {
    await sql.end();
  }
}

/** A process of its own, so that its memory is its own. */
async function runDevice(given: { folder: string; url: string; email: string }): Promise<DeviceReport> {
  const entry = fileURLToPath(new URL('sync-device.ts', import.meta.url));
  const device = forkProgram<DeviceReport>(entry, [JSON.stringify(given)], coreHeapFlags);
  const report = await device.next();
  await device.stop();
  return report;
}
