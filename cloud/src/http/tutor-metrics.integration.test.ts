/** What `/metrics` tells of the tutor, read from its port as Prometheus reads it. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TutorRequest } from '@answly/shared/http/tutor';
import type { Item } from '@answly/shared/model/item';
import { startAiStub, type AiStub } from '@answly/tools/ai-stub';
import { buildItem } from '#cloud/testing/build-item';
import { buildPack } from '#cloud/testing/build-pack';
import { readFigures } from '#cloud/testing/read-figures';
import { startTestCloud, type TestCloud } from '#cloud/testing/test-cloud';
import { heard } from '#cloud/testing/tutor-bench';
import { createMetrics, type Metrics } from './metrics.ts';

let stub: AiStub;
let cloud: TestCloud;
let token: string;
let packId: string;
let items: Item[];
beforeEach(async () => {
  stub = await startAiStub();
  cloud = await startTestCloud({
    METRICS_PORT: '0',
    AI_BASE_URL: stub.url,
    AI_PRICES_FILE: stub.pricesFile,
    RATE_LIMIT_ENABLED: 'false',
  });
  items = [buildItem(), buildItem()];
  const { pack, bytes } = buildPack({ items });
  packId = pack.id;
  await cloud.publishPack(bytes);
  token = (await cloud.signUp()).accessToken;
});
afterEach(async () => {
  await cloud.stop();
  await stub.close();
});

async function ask(item: Item | undefined, changes: Partial<TutorRequest> = {}) {
  const about = { packId, itemId: item?.id, itemVersion: item?.version };
  const hint = { mode: 'hint', hintLevel: 1, response: null, locale: 'en' };
  const body = { requestId: randomUUID(), ...about, ...hint, ...changes };
  return heard(await cloud.ask('POST', '/v1/tutor', { token, body }));
}

const figures = () => readFigures(cloud.metricsPort);

test('a breaker is closed until its model mostly fails; then it is open, and has opened once', async () => {
  const who = { provider: new URL(stub.url).host, model: 'gpt-4o-mini' };
  await ask(items[0]);
  const before = await figures();
  expect(before('answly_tutor_breaker_state', who)).toBe(0);
  expect(before('answly_tutor_breaker_openings_total', who)).toBeUndefined();
  // With the one above these are the twenty calls that it takes. Some asks are answered by the failure of the one before.
  stub.script.push(...Array.from({ length: 19 }, () => 'server-error' as const));
  while (stub.script.length > 0) await ask(items[1]);
  const after = await figures();
  expect(after('answly_tutor_breaker_state', who)).toBe(2);
  expect(after('answly_tutor_breaker_openings_total', who)).toBe(1);
});

test('what we add to an answer is measured once for each that is new, and not for one that is known or failed', async () => {
  await ask(items[0]);
  await ask(items[0]);
  stub.script.push('server-error');
  await ask(items[1]);
  const read = await figures();
  expect(read('answly_tutor_overhead_seconds_count', { mode: 'hint' })).toBe(1);
  expect(read('answly_tutor_overhead_seconds_sum', { mode: 'hint' })).toBeGreaterThan(0);
  expect(read('answly_tutor_asks_total', { mode: 'hint', outcome: 'hit' })).toBe(1);
});

test('what was reserved is what was spent and what was not', async () => {
  await ask(items[0]);
  await ask(items[1]);
  const who = { mode: 'hint', provider: new URL(stub.url).host, model: 'gpt-4o-mini' };
  await expect.poll(() => cloud.sql`select 1 from ai_usage where settled_at is not null`).toHaveLength(2);
  const read = await figures();
  const [rows] = await cloud.sql<{ reserved: number; cost: number }[]>`
    select sum(reserved_nano)::bigint as reserved, sum(cost_nano)::bigint as cost from ai_usage`;
  expect(read('answly_tutor_reserved_nanodollars_total', who)).toBe(rows?.reserved);
  expect(read('answly_tutor_cost_nanodollars_total', who)).toBe(rows?.cost);
  const drift = (rows?.reserved ?? 0) - (rows?.cost ?? 0);
  expect(read('answly_tutor_unspent_nanodollars_total', { mode: 'hint' })).toBe(drift);
  expect(read('answly_tutor_overspent_nanodollars_total', { mode: 'hint' })).toBe(0);
});

test('what became of help takes the place of what was told before; more spent than held is told apart', async () => {
  const metrics: Metrics = createMetrics();
  const port = await metrics.listen(0, '127.0.0.1');
  const settled = { kind: 'settled', mode: 'chat', provider: 'p', model: 'm', outcome: 'stop' } as const;
  const bill = { countedBy: 'provider', tokensIn: 1, tokensOut: 1, costNano: 50, reservedNano: 20 } as const;
  metrics.tutor({ ...settled, ...bill });
  for (const [result, count] of [
    ['right', 3],
    ['wrong', 2],
  ] as const)
    metrics.tutor({ kind: 'after-help', counts: [{ mode: 'hint', topic: 'same', result, count }] });
  const read = await readFigures(port);
  metrics.close();
  const help = { mode: 'hint', topic: 'same' };
  expect(read('answly_tutor_next_after_help', { ...help, result: 'right' })).toBeUndefined();
  expect(read('answly_tutor_next_after_help', { ...help, result: 'wrong' })).toBe(2);
  expect(read('answly_tutor_overspent_nanodollars_total', { mode: 'chat' })).toBe(30);
  expect(read('answly_tutor_unspent_nanodollars_total', { mode: 'chat' })).toBe(0);
});
