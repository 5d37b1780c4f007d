/** The tutor under load: known answers against Redis itself, new answers against the AI server asked directly. */
import type { Item } from '@answly/shared/model/item';
import { explainMessages, loadPrompt } from '../cloud/src/domain/tutor/prompt.ts';
import { higherIsBetter, lowerIsBetter, quantile, type Benchmark, type Figure } from './measure.ts';
import { httpPost, httpReplyLength, redisReplyLength, runLoad } from './load.ts';
import { openTutorStage, type TutorStage } from './tutor-stage.ts';

const connections = 16;
const warmMs = 2_000;
const loadMs = 5_000;
const optionIds = ['a', 'b', 'c', 'd'];
/** Answers made before the clock runs. */
const warmItems = 40;

export const benchmark: Benchmark = {
  names: ['tutor.hit.rps', 'tutor.hit.p50', 'tutor.pass.overhead.p50'],
  async run(workshop) {
    const stage = await openTutorStage(workshop);
    try {
      return [...(await measureHits(stage)), await measurePass(stage)];
    } finally {
      await stage.stop();
    }
  },
};

async function measureHits({ ports, items, ask }: TutorStage): Promise<Figure[]> {
  const request = ask(firstOf(items));
  let answer = '';
  const api = { port: ports.api, connections, request: () => request, replyLength: httpReplyLength };
  const hear = (received: Buffer) => {
    answer = received.toString();
    return httpReplyLength(received);
  };
  await runLoad({ ...api, connections: 1, count: 1 });
  await runLoad({ ...api, connections: 1, count: 1, replyLength: hear });
  if (!answer.includes('"source":"cache"')) throw new Error('the second ask was not answered from the cache');
  const redis = { port: ports.redis, connections, replyLength: redisReplyLength };
  const set = redisCommand('SET', 'bench', answer.slice(answer.indexOf('\r\n\r\n') + 4));
  await runLoad({ ...redis, connections: 1, count: 1, request: () => set });
  const get = redisCommand('GET', 'bench');

  await runLoad({ ...api, forMs: warmMs });
  const hits = await runLoad({ ...api, forMs: loadMs });
  await runLoad({ ...redis, request: () => get, forMs: warmMs });
  const gets = await runLoad({ ...redis, request: () => get, forMs: loadMs });
  const limitName = `Redis GET of the same answer over ${connections} connections`;
  return [
    higherIsBetter({
      name: 'tutor.hit.rps',
      value: hits.perSecond,
      unit: '1/s',
      limitName,
      limitValue: gets.perSecond,
    }),
    lowerIsBetter({
      name: 'tutor.hit.p50',
      value: quantile(hits.latencies, 0.5),
      unit: 'ms',
      limitName: `${limitName}, p50`,
      limitValue: quantile(gets.latencies, 0.5),
    }),
  ];
}

/** To the last byte of a streamed answer, one ask at a time, through the API and directly by turns. */
async function measurePass({ ports, items, ask }: TutorStage): Promise<Figure> {
  const prompt = loadPrompt('explain.en.v1');
  const through: number[] = [];
  const direct: number[] = [];
  for (const [index, item] of items.slice(1).entries()) {
    const bodies = optionIds.map((optionId) => directBody(prompt, item, optionId));
    const one = { connections: 1, count: optionIds.length, replyLength: httpReplyLength };
    const asked = await runLoad({ ...one, port: ports.api, request: (n) => ask(item, optionIds[n]) });
    const called = await runLoad({ ...one, port: ports.stub, request: (n) => bodies[n] ?? '' });
    if (index < warmItems) continue;
    // Each round opens connections anew, which the first request of it pays for.
    through.push(...asked.latencies.slice(1));
    direct.push(...called.latencies.slice(1));
  }
  const limitValue = quantile(direct, 0.5);
  const throughValue = quantile(through, 0.5);
  return {
    name: 'tutor.pass.overhead.p50',
    value: throughValue - limitValue,
    unit: 'ms',
    limitName: 'the stub AI called directly, p50 (ratio: direct / through)',
    limitValue,
    ratio: limitValue / throughValue,
  };
}

/** What the API sends for that ask. */
function directBody(prompt: ReturnType<typeof loadPrompt>, item: Item, optionId: string): string {
  const option = 'options' in item ? item.options.find(({ id }) => id === optionId) : undefined;
  const focus = option === undefined ? ({ kind: 'item' } as const) : ({ kind: 'option', option } as const);
  const { system, user } = explainMessages(prompt, { item, focus, language: 'English' });
  return httpPost('/v1/chat/completions', {
    model: 'gpt-4o-mini',
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    stream: true,
    stream_options: { include_usage: true },
  });
}

function firstOf(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new Error('the pack is empty');
  return item;
}

function redisCommand(...words: string[]): string {
  const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  return `*${words.length}\r\n${parts.join('')}`;
}
