import { expect, test } from 'vitest';
import { ConfigError, readConfig, readEnvironment } from './config.ts';
import { environment } from './config/environment.ts';
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

test.each([
  ['RATE_LIMIT_MAX', '0', 'must be a whole number from 1 to 1000000'],
  ['LOG_LEVEL', 'loud', 'must be fatal, error, warn, info, debug, trace or silent'],
  ['CACHE_ENABLED', 'yes', 'must be true, false, 1 or 0'],
  ['METRICS_PORT', 'on', 'must be off, or a port from 0 to 65535'],
  ['AI_TIMEOUT_MS', '1', 'must be a time from 1s to 10m, such as 45s, or 45000 for the same in ms'],
  ['JWT_EXPIRATION', '900ms', 'must be a time from 1s to 3650d, such as 15m, or 900 for the same in s'],
  ['AI_BASE_URL', 'localhost', 'must be an address that begins with http:// or https://'],
  ['TRUSTED_PROXIES', 'nginx', 'must be addresses or networks, such as 10.0.0.5,172.16.0.0/12'],
  ['TRUSTED_PROXIES', '10.0.0.0/', 'must be addresses or networks, such as 10.0.0.5,172.16.0.0/12'],
  ['TRUSTED_PROXIES', '10.0.0.0/33', 'must be addresses or networks, such as 10.0.0.5,172.16.0.0/12'],
  ['TRUSTED_PROXIES', '10.0.0.0/8/9', 'must be addresses or networks, such as 10.0.0.5,172.16.0.0/12'],
  ['CORS_ORIGINS', '*', 'must be origins as a browser writes them, such as https://study.example.org'],
  [
    'CORS_ORIGINS',
    'https://a.org/',
    'must be origins as a browser writes them, such as https://study.example.org',
  ],
])('%s=%s is answered with what it is and what it may be', (name, value, sentence) => {
  expect(faultsOf({ [name]: value })).toEqual([`${name}: is ${value}, but ${sentence}`]);
});

test('whatever is wrong is told in our own words, and no secret with it', () => {
  for (const name of Object.keys(environment.shape)) {
    const secretive = `b@d:${'x'.repeat(99)}`;
    for (const fault of faultsOf({ [name]: secretive })) {
      expect(fault).not.toMatch(/invalid|expected|too (small|big|long)|b@d/i);
    }
  }
});

test('times are written alike everywhere: with a unit, or as a bare number of what the name says', () => {
  const { rateLimit, cache, shutdown, ai, tokens } = readConfig({
    RATE_LIMIT_WINDOW: '1m',
    CACHE_TTL: '15m',
    SHUTDOWN_DRAIN_MS: '2s',
    AI_TIMEOUT_MS: '300000',
    REFRESH_REUSE_GRACE_SECONDS: '10',
  });
  expect([rateLimit.windowMs, cache.ttlMs, shutdown.drainMs]).toEqual([60_000, 900_000, 2_000]);
  expect([ai.timeoutMs, tokens.reuseGraceMs]).toEqual([300_000, 10_000]);
});

test('production needs a database and a long secret that is no example', () => {
  expect(faultsOf(production)).toEqual([]);
  expect(faultsOf({ NODE_ENV: 'production' })).toHaveLength(2);
  expect(faultsOf({ ...production, JWT_SECRET: 'short' })).toEqual([
    'JWT_SECRET: must have 32 characters or more',
  ]);
  const example = { ...production, JWT_SECRET: 'change-me-to-a-long-random-secret-value' };
  expect(faultsOf(example)).toEqual(['JWT_SECRET: is an example value; choose a secret of your own']);
});

test.each([
  ['DATABASE_URL', 'postgres://answly:change-me@db/answly'],
  ['REDIS_URL', 'redis://:change-me@redis'],
  ['SMTP_URL', 'smtp://answly:change-me@mail'],
  ['PINECONE_API_KEY', 'Change-Me'],
])('production takes no example for the secret of %s', (name, value) => {
  const mail = { ALERT_MAIL_TO: 'a@example.org', ALERT_MAIL_FROM: 'b@example.org' };
  const set = { ...production, ...(name === 'SMTP_URL' ? mail : {}), [name]: value };
  expect(faultsOf(set)).toEqual([`${name}: is an example value; choose a secret of your own`]);
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
  expect(faultsOf({ ...production, OPENAI_API_KEY_FILE: '/key' }, { '/key': '\n' })).toEqual([
    'OPENAI_API_KEY_FILE: names a file that is empty',
  ]);
});

test('missing keys of the AI provider switch it off and never block the start', () => {
  expect(readConfig(production).ai.apiKey).toBeUndefined();
});

test('a day of the tutor costs a hundred dollars at most, and a dollar for each student, unless said otherwise', () => {
  expect(readConfig({}).ai.budget).toEqual({ everyoneNano: 100_000_000_000, studentNano: 1_000_000_000 });
  const env = { AI_DAILY_BUDGET_USD: '0.000000001', AI_USER_DAILY_BUDGET_USD: '0' };
  expect(readConfig(env).ai.budget).toEqual({ everyoneNano: 1, studentNano: 0 });
  for (const amount of ['-1', '1e3', '1,50', '$5', '10000000']) {
    expect(faultsOf({ AI_DAILY_BUDGET_USD: amount })[0]).toMatch(
      /^AI_DAILY_BUDGET_USD: is \S+, but must be an amount of dollars/,
    );
  }
});

test('prices of an operator’s own come from a file, and a file that is no list of prices stops the start', () => {
  const read = (text: string) => faultsOf({ AI_PRICES_FILE: 'prices' }, { prices: text });
  const files = { prices: '{ "llama": { "input": 0, "output": 0.5 } }' };
  const config = readConfig({ AI_PRICES_FILE: 'prices' }, (path) => fileOf(files, path));
  expect(config.ai.prices).toEqual({ llama: { inputPico: 0, cachedInputPico: 0, outputPico: 500_000 } });
  expect(read('{ "llama": { "input": 0, "outptu": 1 } }').join()).toMatch(
    /AI_PRICES_FILE: the price of llama has outptu, but may have input/,
  );
  expect(read('{ "llama": { "input": 0 } }')).toEqual([
    'AI_PRICES_FILE: output in the price of llama is missing, but must be a number of dollars from 0 to 1000 for a million tokens',
  ]);
  expect(read('{ "llama": 5 }')[0]).toMatch(/^AI_PRICES_FILE: the price of llama must be an object such as/);
  expect(read('[]')[0]).toMatch(/^AI_PRICES_FILE: must hold one JSON object/);
  expect(read('no JSON')[0]).toMatch(/^AI_PRICES_FILE: cannot be read as JSON/);
  expect(faultsOf({ AI_PRICES_FILE: 'nowhere' })[0]).toMatch(
    /^AI_PRICES_FILE: cannot be read .*no such file/,
  );
});

test('mail for alerts is set up whole or not at all', () => {
  const mail = {
    SMTP_URL: 'smtp://me:my-own-words@mail',
    ALERT_MAIL_TO: 'a@b.org',
    ALERT_MAIL_FROM: 'c@d.org',
  };
  expect(readConfig({}).alertMail).toBeUndefined();
  expect(readConfig(mail).alertMail).toEqual({ url: mail.SMTP_URL, to: 'a@b.org', from: 'c@d.org' });
  expect(faultsOf({ SMTP_URL: mail.SMTP_URL })).toEqual([
    'ALERT_MAIL_TO, ALERT_MAIL_FROM: are needed too, or alerts go by no mail',
  ]);
  expect(faultsOf({ ...mail, ALERT_MAIL_TO: 'a@b.org\nBcc: all@b.org' })[0]).toMatch(
    /^ALERT_MAIL_TO: must be a mail/,
  );
  expect(redacted(readEnvironment(mail)).join('\n')).not.toContain('my-own-words');
});

test('every provider’s key may come from a file, and none is printed', () => {
  const names = ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'COHERE_API_KEY', 'PINECONE_API_KEY'];
  const env = Object.fromEntries(names.map((name) => [`${name}_FILE`, `/run/${name}`]));
  const read = (path: string) => `private ${path}`;
  const config = readConfig({ ...env, PINECONE_INDEX_HOST: 'articles-abc.svc.pinecone.io' }, read);
  expect(config.ai.anthropic?.apiKey).toBe('private /run/ANTHROPIC_API_KEY');
  expect(config.ai.cohere?.apiKey).toBe('private /run/COHERE_API_KEY');
  expect(config.pinecone).toEqual({
    apiKey: 'private /run/PINECONE_API_KEY',
    indexUrl: 'https://articles-abc.svc.pinecone.io',
  });
  expect(redacted(readEnvironment(env, read)).join('\n')).not.toContain('private');
  for (const name of names) expect(faultsOf({ ...production, [name]: 'sk-...' })).toHaveLength(1);
});

test('fallbacks name their provider', () => {
  const fallback = 'anthropic/claude-haiku-4-5, compatible/meta/llama';
  expect(readConfig({ AI_FALLBACK: fallback }).ai.fallback).toEqual(fallback.split(', '));
  for (const wrong of ['gpt-4o', 'meta/llama', 'cohere/']) {
    expect(faultsOf({ AI_FALLBACK: wrong })[0]).toMatch(
      /^AI_FALLBACK: is .+, but must name a provider before each/,
    );
  }
  expect(faultsOf({ PINECONE_INDEX_HOST: 'two words' })[0]).toContain('PINECONE_INDEX_HOST');
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ OPENAI_API_KEY: '', PORT: '' })).toMatchObject({ port: 4000 });
});

test('a percent sign in the password of an address is written %25, as what opens the address needs it', () => {
  for (const name of ['DATABASE_URL', 'REDIS_URL']) {
    const scheme = name === 'REDIS_URL' ? 'redis' : 'postgres';
    expect(faultsOf({ [name]: `${scheme}://me:5%25zz@db/0` })).toEqual([]);
    expect(faultsOf({ [name]: `${scheme}://me:5%zz@db/0` }).join()).toMatch(
      /^[A-Z_]+: must be an address that begins with .+, with %25 for each %$/,
    );
  }
});

test('Redis may be given in parts', () => {
  expect(readConfig({ REDIS_HOST: 'cache', REDIS_PASSWORD: 'p@ss' }).redisUrl).toBe(
    'redis://:p%40ss@cache:6379',
  );
  expect(readConfig({ REDIS_HOST: 'cache', REDIS_PASSWORD: '5%41%' }).redisUrl).toBe(
    'redis://:5%2541%25@cache:6379',
  );
  expect(readConfig({ REDIS_HOST: '::1' }).redisUrl).toBe('redis://[::1]:6379');
  expect(faultsOf({ REDIS_HOST: 'a b' })).toEqual([
    'REDIS_HOST: is a b, but must be the name or address of a host',
  ]);
});

test('a part of Redis that would be left out of account is a fault', () => {
  expect(faultsOf({ REDIS_PASSWORD: 'p@ss' })).toEqual([
    'REDIS_PASSWORD: goes with REDIS_HOST; with REDIS_URL it stands in the address',
  ]);
  expect(faultsOf({ REDIS_URL: 'redis://a', REDIS_HOST: 'b' })).toEqual([
    'REDIS_HOST: set REDIS_URL or REDIS_HOST, not both',
  ]);
});

test('printing shows no secret', () => {
  const printed = redacted(readEnvironment({ ...production, OPENAI_API_KEY: 'sk-very-private' })).join('\n');
  expect(printed).not.toMatch(/my-own-words|sk-very-private|aaaa/);
  expect(printed).toContain('DATABASE_URL=postgres://me:hidden@db:5432/answly');
  const gateway = { AI_BASE_URL: 'https://school:gate-words@models.example.org/v1?key=key-words' };
  expect(redacted(readEnvironment(gateway))).toContain(
    'AI_BASE_URL=https://school:hidden@models.example.org/v1',
  );
  const plain = { AI_MODEL: 'llama3.3:70b', CORS_ORIGINS: 'https://study.example.org' };
  expect(redacted(readEnvironment(plain))).toEqual(
    expect.arrayContaining(['AI_MODEL=llama3.3:70b', 'CORS_ORIGINS=https://study.example.org']),
  );
});
