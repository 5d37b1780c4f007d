/**
 * The bare proxy with the least that the tutor's promises ask of a new answer: before the call one step in Redis, which
 * counts it and takes its place, beside the reservation in Postgres; after it one step in Redis, which keeps it, and the
 * settlement. It knows no student, question or prompt, hears of no loss, and lets nobody else listen.
 */
import { randomUUID } from 'node:crypto';
import { postgresUsage } from '../cloud/src/storage/postgres/ai-usage.ts';
import { connect } from '../cloud/src/storage/postgres/connect.ts';
import { connectRedis } from '../cloud/src/storage/redis/connect.ts';
import { luaScript } from '../cloud/src/storage/redis/lua-script.ts';
import { modelName, startProxy } from './proxy.ts';

const [baseUrl = '', databaseUrl = '', redisUrl = ''] = process.argv.slice(2);

const enterLua = `
if redis.call('GET', KEYS[1]) then return 'known' end
if redis.call('INCR', KEYS[2]) == 1 then redis.call('PEXPIRE', KEYS[2], 60000) end
redis.call('ZADD', KEYS[3], 1, ARGV[1])
return redis.call('SET', KEYS[4], ARGV[1], 'NX', 'PX', 15000)`;
const leaveLua = `
redis.call('SET', KEYS[1], ARGV[2], 'PX', 86400000)
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('DEL', KEYS[3])`;

const up = Promise.withResolvers<void>();
const { redis } = connectRedis(redisUrl, { onUp: () => up.resolve(), onDown: up.reject });
await up.promise;
const [enter, leave] = [luaScript(redis, 'enter', enterLua), luaScript(redis, 'leave', leaveLua)];
const sql = connect({ url: databaseUrl, poolSize: 20 });
const [student] = await sql<{ userId: string }[]>`select user_id as "userId" from student limit 1`;
const userId = student?.userId ?? '';
const budget = { studentNano: Number.MAX_SAFE_INTEGER, everyoneNano: Number.MAX_SAFE_INTEGER };
const ledger = postgresUsage(sql, { budget, now: Date.now, crossed: () => undefined });

startProxy({
  baseUrl,
  before: async () => {
    const requestId = randomUUID();
    const [answer, place, lease] = [`least:${requestId}`, `least-in:${userId}`, `least-lease:${requestId}`];
    const [opened] = await Promise.all([
      ledger.open({
        userId,
        requestId,
        packId: randomUUID(),
        itemId: randomUUID(),
        itemVersion: 1,
        mode: 'explain',
        provider: 'stub',
        model: modelName,
        reservedNano: 100_000,
      }),
      enter([answer, `least-rate:${userId}`, place, lease], [requestId]),
    ]);
    if (opened.kind !== 'opened') throw new Error(`not reserved: ${opened.kind}`);
    return ({ text, usage }) => {
      void leave([answer, place, lease], [requestId, text]);
      void ledger.settle(opened.row, {
        outcome: 'stop',
        provider: 'stub',
        model: modelName,
        usage,
        costNano: 50_000,
        countedBy: 'provider',
        firstTokenMs: 1,
        latencyMs: 2,
      });
    };
  },
});
