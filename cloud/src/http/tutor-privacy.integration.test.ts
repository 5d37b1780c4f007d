/** Two students whose words cannot be mistaken: none of them in what others are given, in shared keys and values, or in the log. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Logger } from 'pino';
import { item as itemSchema, type Item } from '@answly/shared/model/item';
import type { TutorRequest } from '@answly/shared/http/tutor';
import { startAiStub, type AiStub } from '@answly/tools/ai-stub';
import { stubFaults } from '@answly/tools/ai-stub/fault';
import { createLog } from '#cloud/log';
import { connectRedis, type RedisHandle } from '#cloud/storage/redis/connect';
import { buildItem } from '#cloud/testing/build-item';
import { startRecordingServer } from '#cloud/testing/recording-server';
import { startRedis, type RedisServer } from '#cloud/testing/redis-process';
import { describeWithRedis } from '#cloud/testing/redis-server';
import { openTutorBench, type Replica, type TutorBench } from '#cloud/testing/tutor-bench';
import { defaultSettings } from '#cloud/testing/tutor-settings';

/** Each in a place of its own, so that a finding says where it came from. */
const places = ['typed', 'said', 'stem', 'explanation', 'option'] as const;
const wordsOf = (name: string): Record<(typeof places)[number], string> => ({
  typed: `${name}typedquokka`,
  said: `${name}saidokapi`,
  stem: `${name}stemaxolotl`,
  explanation: `${name}explainednarwhal`,
  option: `${name}optionpangolin`,
});
/** The first words of the three prompts. */
const promptStart = 'You are the tutor';

describeWithRedis('a session of two students', () => {
  let bench: TutorBench;
  let server: RedisServer;
  let handle: RedisHandle;
  let stub: AiStub;
  let question: Item;
  let lines: string[];
  beforeAll(async () => {
    bench = await openTutorBench();
    server = await startRedis();
    handle = connectRedis(server.url, { onUp: () => undefined, onDown: () => undefined });
    await once(handle.redis, 'ready');
    question = itemSchema.parse({
      type: 'short-text',
      id: randomUUID(),
      version: 1,
      locale: 'en',
      topics: ['Networks'],
      stem: 'Which device joins networks?',
      key: { accepted: ['router'] },
      explanation: 'The way out.',
    });
    await bench.publish(question);
  });
  beforeEach(async () => {
    stub = await startAiStub();
    lines = [];
    await bench.clear();
    await handle.redis.flushall();
  });
  afterEach(() => stub.close());
  afterAll(async () => {
    await bench.stop();
    handle.close();
    await server.kill();
  });

  function everyLine(): Logger {
    return createLog('debug', { write: (line) => void lines.push(line) });
  }

  function start(url = stub.url): Replica {
    const ai = { ...defaultSettings.ai, baseUrl: url, model: 'stub', largeModel: 'stub-large' };
    const rateLimit = { ...defaultSettings.rateLimit, max: 1_000, hitsMax: 1_000 };
    return bench.start({ ai, rateLimit }, { redis: handle, log: everyLine() });
  }

  function ownItemOf(words: ReturnType<typeof wordsOf>): Item {
    const options = ['names', 'b'].map((id) => ({
      id,
      content: `${id} ${words.option}`,
      lockPosition: false,
      // The stub quotes rationales.
      rationale: `${words.explanation} ${words.stem} ${words.option}`,
    }));
    return buildItem({ stem: words.stem, explanation: words.explanation, options });
  }

  /** Asks of every mode, about published items and one of the student's own, with all of their words. */
  function asksOf(words: ReturnType<typeof wordsOf>, own: Item): [Item, Partial<TutorRequest>][] {
    const response = { type: 'short-text', text: words.typed } as const;
    const sent = { packId: randomUUID(), ownItem: own };
    const modes: Partial<TutorRequest>[] = [
      { mode: 'hint', hintLevel: 1 },
      { mode: 'explain' },
      { mode: 'chat', message: words.said },
    ];
    return [
      ...modes.map((mode): [Item, Partial<TutorRequest>] => [question, { ...mode, response }]),
      ...modes.map((mode): [Item, Partial<TutorRequest>] => [bench.published, mode]),
      ...modes.map((mode): [Item, Partial<TutorRequest>] => [own, { ...mode, ...sent }]),
      [question, { mode: 'chat', message: words.said, threadId: randomUUID(), response }],
    ];
  }

  async function session(replica: Replica, name: string, faults = false) {
    const words = wordsOf(name);
    const own = ownItemOf(words);
    const userId = await bench.student(question, bench.published, own);
    const heard: string[] = [];
    for (const fault of faults ? stubFaults : (['none', 'none'] as const))
      for (const [about, changes] of asksOf(words, own)) {
        if (fault.startsWith('hang') || fault === 'slow') continue;
        stub.script.push(fault);
        heard.push((await replica.hear(userId, about, changes)).text);
        stub.script.length = 0;
      }
    await replica.settled();
    return { userId, words, heard };
  }

  async function everythingInRedis(): Promise<[string, string][]> {
    const { redis } = handle;
    return Promise.all(
      (await redis.keys('*')).map(async (key): Promise<[string, string]> => {
        const type = await redis.type(key);
        if (type === 'stream') return [key, JSON.stringify(await redis.xrange(key, '-', '+'))];
        if (type === 'zset') return [key, JSON.stringify(await redis.zrange(key, '0', '-1'))];
        return [key, (await redis.get(key)) ?? ''];
      }),
    );
  }

  test('leaves no word of one in what is shared, and none that the other is given', async () => {
    const [here, there] = [start(), start()];
    const ann = await session(here, 'ann');
    const ben = await session(here, 'ben');
    const benThere = await session(there, 'ben');
    // What is looked for is there to be found.
    for (const word of Object.values(ann.words)) expect(ann.heard.join(' ')).toContain(word);
    for (const word of Object.values(ann.words))
      for (const heard of [...ben.heard, ...benThere.heard]) expect(heard).not.toContain(word);

    const entries = await everythingInRedis();
    expect(entries.length).toBeGreaterThan(6);
    for (const { userId, words } of [ann, ben, benThere])
      for (const word of Object.values(words))
        for (const [key, value] of entries) {
          expect(key).not.toContain(word);
          // One's own answers stay under one's own name; Ben was here twice, with the same words.
          if (value.includes(word)) expect(key).toMatch(word.startsWith('ann') ? ownName(userId) : /:own=/);
        }
    const kept = await bench.sql<
      { row: string }[]
    >`select to_jsonb(tutor_answer)::text as row from tutor_answer`;
    expect(kept.length).toBeGreaterThan(2);
    for (const { row } of kept) expect(row).not.toMatch(/quokka|okapi|axolotl|narwhal|pangolin/);
    expectQuiet();
  });

  const ownName = (userId: string) => new RegExp(`^tutor:.*:own=${userId}:[0-9a-f]{64}$`);

  test('in which every call fails in each way is told to the log without a word of theirs, or of a prompt', async () => {
    await session(start(), 'ann', true);
    expect(lines.length).toBeGreaterThan(10);
    expectQuiet();
  });

  test.each([400, 401, 429, 500])(
    'a provider that quotes in its %i what it was sent is not quoted',
    async (status) => {
      const parrot = await startRecordingServer(({ body }) => ({
        status,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          error: { message: `cannot read ${JSON.stringify(body)}`, code: 'no', type: 'no' },
        }),
      }));
      await session(start(`${parrot.url}/v1`), 'ann');
      expect(parrot.requests.length).toBeGreaterThan(5);
      expect(lines.join('')).toContain(`"status":${status}`);
      expectQuiet();
      await parrot.close();
    },
  );

  const chat: Partial<TutorRequest> = { mode: 'chat', message: wordsOf('ann').said };
  test.each([
    ['tutor_turn', 'false', chat, 'What was said in a chat could not be remembered'],
    ['tutor_answer', 'false', {}, 'An answer could not be kept'],
    ['ai_usage', 'settled_at is null', {}, 'What an answer cost could not be recorded'],
  ] as const)(
    'a row of %s that Postgres does not take is told to the log as what it is, without a word of theirs',
    async (table, condition, changes, sentence) => {
      const replica = start();
      const ann = await bench.student(question);
      // Postgres quotes the whole row that it refuses.
      await bench.sql.unsafe(`alter table ${table} add constraint refuses check (${condition}) not valid`);
      try {
        expect((await replica.hear(ann, question, changes)).last).toBe('done');
        await replica.settled();
      } finally {
        await bench.sql.unsafe(`alter table ${table} drop constraint refuses`);
      }
      expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([sentence]);
      expectQuiet();
    },
  );

  function expectQuiet(): void {
    const said = lines.join('');
    expect(said).not.toMatch(/quokka|okapi|axolotl|narwhal|pangolin/);
    expect(said).not.toContain(promptStart);
    expect(said).not.toContain('Which device joins networks?');
  }
});
