/** A Lua script that Redis runs as one step: sent once for each connection, and then called by its name. */
import type { Redis } from 'ioredis';

export type LuaScript = (keys: readonly string[], args: readonly (string | number)[]) => Promise<unknown>;

/** @param name under which the connection knows it; one name, one script. */
export function luaScript(redis: Redis, name: string, lua: string): LuaScript {
  redis.defineCommand(name, { lua });
  const command = (redis as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>)[name];
  return async (keys, args) => command?.call(redis, keys.length, ...keys, ...args);
}
