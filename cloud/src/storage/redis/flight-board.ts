/** The board that all replicas share: a lease with an expiry and a stream for each turn at a key. */
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { BoardTimes, FlightBoard, Place } from '#cloud/domain/tutor/flight/board';
import { boardEntry, leaseAfter } from '#cloud/domain/tutor/flight/board';
import { luaScript } from './lua-script.ts';

/** Entries that one look reads. */
const lookMax = 200;

const claimLua = `
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return ARGV[1] end
return redis.call('GET', KEYS[1])`;

// An entry has its number as its id. A stream that lost entries cannot be followed: its lease is given up.
const postLua = `
local holder = redis.call('GET', KEYS[1])
if not holder then return 'expired' end
if holder ~= ARGV[1] then return 'taken' end
local there = redis.call('XLEN', KEYS[2])
if there < tonumber(ARGV[4]) then
  redis.call('DEL', KEYS[1])
  return 'expired'
end
for i = 5, #ARGV do
  local number = ARGV[4] + i - 4
  if number > there then redis.call('XADD', KEYS[2], number .. '-0', 'entry', ARGV[i]) end
end
redis.call('PEXPIRE', KEYS[2], ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 'held'`;

const lookLua = `
local holder = redis.call('GET', KEYS[1])
local standing = 'taken'
if not holder then standing = 'expired' elseif holder == ARGV[1] then standing = 'held' end
local entries = {}
for i, each in ipairs(redis.call('XRANGE', KEYS[2], ARGV[2] + 1 .. '-0', '+', 'COUNT', ARGV[3])) do
  entries[i] = each[2][2]
end
return {standing, entries}`;

const standing = z.enum(['held', 'expired', 'taken']);
const written = z.string().transform((text) => boardEntry.parse(JSON.parse(text)));
const looked = z.tuple([standing, z.array(written)]);

export function redisFlightBoard(redis: Redis, times: BoardTimes): FlightBoard {
  const claim = luaScript(redis, 'flightClaim', claimLua);
  const post = luaScript(redis, 'flightPost', postLua);
  const look = luaScript(redis, 'flightLook', lookLua);
  return {
    leaseMs: times.leaseMs,
    claim: async (key) => {
      const fence = randomUUID();
      const holder = z.string().parse(await claim([leaseName(key)], [fence, times.leaseMs]));
      return { place: { key, fence: holder }, led: holder === fence };
    },
    post: async (place, from, entries) => {
      const leaseMs = leaseAfter(times, entries.at(-1));
      // As JSON, since a packet of words may end in the middle of a character.
      const texts = entries.map((entry) => JSON.stringify(entry));
      return standing.parse(await post(names(place), [place.fence, leaseMs, times.keptMs, from, ...texts]));
    },
    look: async (place, after) => {
      const [how, entries] = looked.parse(await look(names(place), [place.fence, after, lookMax]));
      return { standing: how, entries };
    },
  };
}

/** The braces keep both names of a key on one node of a cluster. */
function leaseName(key: string): string {
  return `flight:{${key}}:lease`;
}

function names({ key, fence }: Place): string[] {
  return [leaseName(key), `flight:{${key}}:${fence}`];
}
