/** What the tutor's benchmarks stand on: Redis, the stub AI and the cloud as processes, and a student who may ask. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePack } from '@answly/shared/formats/answlypack';
import { grant } from '@answly/shared/http/accounts';
import type { Item } from '@answly/shared/model/item';
import { factKinds } from '@answly/shared/sync/fact';
import { pushResponse } from '@answly/shared/sync/protocol';
import { frameHeaders, pushText } from '../cloud/src/testing/sync-client.ts';
import { sha256Hex } from '../desktop/src/core/sha256-hex.ts';
import { buildPack, packId } from '../desktop/src/core/testing/build-pack.ts';
import { PortTaken, startOnFreePort } from '../tools/src/processes/free-port.ts';
import { password, startCloudProcess } from './cloud-process.ts';
import { httpPost } from './load.ts';
import { startProgram, type Program } from './program.ts';
import { richItems } from './study-file.ts';
import type { Workshop } from './workshop.ts';

export interface TutorStage {
  ports: { api: number; redis: number; stub: number };
  stubUrl: string;
  databaseUrl: string;
  redisUrl: string;
  items: Item[];
  /** Bytes of an ask about an item: an explanation in English unless said otherwise. */
  ask(item: Item, about?: AskAbout): string;
  stop(): Promise<void>;
}

export interface AskAbout {
  mode?: 'explain' | 'hint';
  optionId?: string;
  hintLevel?: number;
  locale?: string;
}

const itemCount = 200;
const stubEntry = fileURLToPath(new URL('../tools/src/ai-stub/ai-stub.ts', import.meta.url));
const stubPrices = fileURLToPath(new URL('../tools/src/ai-stub/prices.json', import.meta.url));

export async function openTutorStage(workshop: Workshop): Promise<TutorStage> {
  const started: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const each of started.toReversed()) await each.stop();
  };
  const add = async <P extends { stop(): Promise<void> }>(starting: Promise<P>): Promise<P> => {
    const program = await starting;
    started.push(program);
    return program;
  };
  try {
    const folder = workshop.newFolder();
    const { items } = publishTo(join(folder, 'packs'));
    const redisPort = await startOnFreePort(0, async (port) => {
      await add(startRedis(port));
      return port;
    });
    const redisUrl = `redis://127.0.0.1:${redisPort}`;
    const stub = await add(startProgram(process.execPath, [stubEntry, '--port', '0'], /AI_BASE_URL=\S+\/v1/));
    const stubUrl = /http:\S+/.exec(stub.said)?.[0] ?? '';
    const cloud = await add(
      startCloudProcess(folder, {
        REDIS_URL: redisUrl,
        AI_BASE_URL: stubUrl,
        AI_PRICES_FILE: stubPrices,
        OPENAI_API_KEY: 'for the stub only',
        ANSWLY_PUBLISH_DIR: join(folder, 'packs'),
        // Limits and budgets are kept and counted, and high enough for one student to be the load of a whole school.
        RATE_LIMIT_MAX: '1000000',
        RATE_LIMIT_HITS_MAX: '10000000',
        TUTOR_CONCURRENCY_MAX: '1000',
        AI_DAILY_BUDGET_USD: '100000',
        AI_USER_DAILY_BUDGET_USD: '100000',
      }),
    );
    const accessToken = await signUpAndAnswer(cloud.url, items);
    return {
      ports: { api: cloud.port, redis: redisPort, stub: Number(new URL(stubUrl).port) },
      items,
      stubUrl,
      databaseUrl: cloud.databaseUrl,
      redisUrl,
      ask: (item, about = {}) => askBytes(accessToken, item, about),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startRedis(port: number): Promise<Program> {
  const keepNothing = ['--save', '', '--appendonly', 'no'];
  const args = ['--port', String(port), '--bind', '127.0.0.1', ...keepNothing];
  try {
    return await startProgram('redis-server', args, /Ready to accept connections/);
  } catch (error) {
    const taken = error instanceof Error && error.message.includes('Failed listening on port');
    throw taken ? new PortTaken(error.message) : error;
  }
}

function publishTo(folder: string): { items: Item[] } {
  const pack = buildPack(richItems(itemCount));
  mkdirSync(folder);
  writeFileSync(join(folder, 'bench.answlypack'), writePack(pack, new Map(), sha256Hex));
  return pack;
}

/** A student with an attempt at each item. Gives the access token. */
async function signUpAndAnswer(url: string, items: Item[]): Promise<string> {
  const deviceId = randomUUID();
  const post = async (path: string, body: string, headers: Record<string, string>) => {
    const response = await fetch(url + path, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  };
  const account = { email: `${deviceId}@example.org`, password, deviceId, deviceName: 'bench' };
  const json = { 'content-type': 'application/json' };
  const { accessToken } = grant.parse(await post('/v1/accounts', JSON.stringify(account), json));
  const sentAt = Date.now();
  const facts = items.map((item, index) => ({
    id: randomUUID(),
    kind: factKinds.attempt,
    deviceId,
    deviceSeq: index + 1,
    at: sentAt,
    zoneMinutes: 0,
    monoMs: index,
    body: { packId, itemId: item.id, itemVersion: item.version },
  }));
  const headers = { ...frameHeaders, authorization: `Bearer ${accessToken}` };
  const answer = await post('/v1/sync/push', pushText(facts, { deviceId, sentAt }), headers);
  if (pushResponse.parse(answer).others.length > 0) throw new Error('an attempt was refused');
  return accessToken;
}

function askBytes(accessToken: string, item: Item, about: AskAbout): string {
  const asked = {
    requestId: randomUUID(),
    packId,
    itemId: item.id,
    itemVersion: item.version,
    mode: 'explain',
    response: null,
    locale: 'en',
    ...about,
  };
  return httpPost('/v1/tutor', asked, { authorization: `Bearer ${accessToken}` });
}
