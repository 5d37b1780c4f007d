import { expect, test } from 'vitest';
import { ConfigError, readConfig, readEnvironment } from './config.ts';
import { redacted } from './config/redact.ts';

const secret = 'a'.repeat(16) + 'b'.repeat(16);
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://me:my-own-words@db:5432/answly',
  JWT_SECRET: secret,
};

function faultsOf(env: Record<string, string>, files: Record<string, string> = {}): readonly string[] {
  try {
    readConfig(env, (path) => fileOf(files, path));
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

function fileOf(files: Record<string, string>, path: string): string {
  const text = files[path];
  if (text === undefined) throw new Error('no such file');
  return text;
}

test('nothing needs to be set for a start on one machine', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ port: 4000, host: '127.0.0.1', redisUrl: undefined, metricsPort: 'off' });
  expect(config.tokens).toMatchObject({
    accessSeconds: 900,
    refreshMs: 30 * 86_400_000,
    reuseGraceMs: 30_000,
  });
});

test('all faults are told at once, by name', () => {
  const faults = faultsOf({ PORT: 'x', LOG_LEVEL: 'loud', JWT_EXPIRATION: 'soon', REDIS_URL: 'http://r' });
  expect(faults.map((fault) => fault.split(':')[0])).toEqual([
    'PORT',
    'REDIS_URL',
    'JWT_EXPIRATION',
    'LOG_LEVEL',
  ]);
  expect(faultsOf({ ...production, PORT: 'x', JWT_SECRET: 'short' })).toHaveLength(2);
});

test('production needs a database and a long secret that is no example', () => {
  expect(faultsOf(production)).toEqual([]);
  expect(faultsOf({ NODE_ENV: 'production' })).toHaveLength(2);
  expect(faultsOf({ ...production, JWT_SECRET: 'short' })).toEqual([
    'JWT_SECRET: must have 32 characters or more',
  ]);
  const example = { ...production, JWT_SECRET: 'change-me-to-a-long-random-secret-value' };
  expect(faultsOf(example)).toEqual(['JWT_SECRET: is an example value; choose a secret of your own']);
  const database = { ...production, DATABASE_URL: 'postgres://answly:change-me@db/answly' };
  expect(faultsOf(database)).toEqual(['DATABASE_URL: is an example value; choose a secret of your own']);
});

test('a secret may come from a file, but not from two places', () => {
  const { JWT_SECRET, ...rest } = production;
  const files = { '/run/secrets/jwt': `${JWT_SECRET}\n` };
  const config = readConfig({ ...rest, JWT_SECRET_FILE: '/run/secrets/jwt' }, (path) => fileOf(files, path));
  expect(config.tokens.secret).toBe(secret);
  expect(faultsOf({ ...production, JWT_SECRET_FILE: '/run/secrets/jwt' }, files)).toEqual([
    'JWT_SECRET: set JWT_SECRET or JWT_SECRET_FILE, not both',
  ]);
  expect(faultsOf({ ...production, REDIS_PASSWORD_FILE: '/nowhere' })).toEqual([
    'REDIS_PASSWORD_FILE: cannot be read (no such file)',
  ]);
});

test('missing keys of the AI provider switch it off and never block the start', () => {
  expect(readConfig(production).ai.apiKey).toBeUndefined();
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ OPENAI_API_KEY: '', PORT: '' })).toMatchObject({ port: 4000 });
});

test('Redis may be given in parts', () => {
  expect(readConfig({ REDIS_HOST: 'cache', REDIS_PASSWORD: 'p@ss' }).redisUrl).toBe(
    'redis://:p%40ss@cache:6379',
  );
});

test('printing shows no secret', () => {
  const printed = redacted(readEnvironment({ ...production, OPENAI_API_KEY: 'sk-very-private' })).join('\n');
  expect(printed).not.toMatch(/my-own-words|sk-very-private|aaaa/);
  expect(printed).toContain('DATABASE_URL=postgres://me:hidden@db:5432/answly');
});
