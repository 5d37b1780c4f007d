/** The tutor's known answers under load, beside Redis asked for the same. */
import type { Item } from '@answly/shared/model/item';
import { higherIsBetter, lowerIsBetter, quantile, type Benchmark, type Figure } from './measure.ts';
import { httpReplyLength, redisReplyLength, runLoad } from './load.ts';
import { openTutorStage, type TutorStage } from './tutor-stage.ts';

const connections = 16;
const warmMs = 2_000;
const loadMs = 5_000;

export const benchmark: Benchmark = {
  names: ['tutor.hit.rps', 'tutor.hit.p50'],
  async run(workshop) {
    const stage = await openTutorStage(workshop);
    try {
      return await measureHits(stage);
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

function firstOf(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new Error('the pack is empty');
  return item;
}

function redisCommand(...words: string[]): string {
  const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  return `*${words.length}\r\n${parts.join('')}`;
}
