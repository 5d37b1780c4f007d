/** Holds docker-compose.yml and the Dockerfile to what the code reads and serves. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { allocatorSettings, heapFlags } from '@answly/tools/processes/api-program';
import { routes } from '../shared/src/http/routes.ts';
import { readConfig } from './src/config.ts';
import { environment, secretNames } from './src/config/environment.ts';

const root = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const service = z.object({
  image: z.string().optional(),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  user: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()),
  extra_hosts: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  healthcheck: z.object({ test: z.array(z.string()) }),
  stop_grace_period: z.string().optional(),
  init: z.literal(true),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.array(z.string()),
  logging: z
    .object({
      driver: z.literal('json-file'),
      options: z.object({ 'max-size': z.string(), 'max-file': z.string() }),
    })
    .optional(),
});
const compose = z
  .object({ services: z.object({ postgres: service, redis: service, api: service }) })
  .parse(parse(read('docker-compose.yml'), { merge: true }));
const { postgres, redis, api } = compose.services;
const dockerfile = read('cloud/Dockerfile');

/** As Compose does it, for what these files use: `${NAME}`, `${NAME:-default}` and `${NAME:?sentence}`. */
function substituted(values: Record<string, string>, given: Record<string, string>): Record<string, string> {
  const replace = (text: string) =>
    text.replaceAll(
      /\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/g,
      (_, name: string, or?: string) => given[name] ?? or ?? '',
    );
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, replace(value)]));
}

const known = new Set([...Object.keys(environment.shape), ...secretNames.map((name) => `${name}_FILE`)]);

describe('docker-compose.yml', () => {
  test('sets nothing that the configuration does not know', () => {
    expect(Object.keys(api.environment).filter((name) => !known.has(name))).toEqual([]);
  });

  test('gives the API a configuration that production takes, once the three secrets are set', () => {
    const secret = '0123456789abcdef'.repeat(4);
    const given = { POSTGRES_PASSWORD: secret, REDIS_PASSWORD: secret, JWT_SECRET: secret };
    const config = readConfig(substituted(api.environment, given));
    expect(config).toMatchObject({ production: true, host: '0.0.0.0', port: 4000, metricsPort: 9464 });
    expect(new URL(config.database.url ?? '').host).toBe('postgres:5432');
    expect(new URL(config.redisUrl ?? '').host).toBe('redis:6379');
    expect(() => readConfig(substituted(api.environment, {}))).toThrow('JWT_SECRET');
  });

  test('asks for every secret, and .env.example names them without a value', () => {
    const text = read('docker-compose.yml');
    for (const name of ['POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'JWT_SECRET']) {
      expect(text).toContain(`\${${name}:?`);
      expect(read('.env.example')).toMatch(new RegExp(`^${name}=$`, 'm'));
    }
  });

  test('takes packs, prices and keys from folders of the checkout that git keeps empty, and from nowhere else', () => {
    expect(api.volumes).toEqual(['./packs:/packs:ro', './settings:/settings:ro']);
    for (const folder of ['packs', 'settings'])
      expect(read(`${folder}/.gitignore`)).toMatch(/^\*\n!\.gitignore$/m);
    expect(api.environment['ANSWLY_PUBLISH_DIR']).toBe('/packs');
    const secret = '0123456789abcdef'.repeat(4);
    const named = ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'COHERE_API_KEY', 'PINECONE_API_KEY', 'SMTP_URL'];
    const files = Object.fromEntries(named.map((name) => [`${name}_FILE`, `/settings/${name}`]));
    const mail = { ALERT_MAIL_TO: 'a@example.org', ALERT_MAIL_FROM: 'b@example.org' };
    const given = {
      POSTGRES_PASSWORD: secret,
      REDIS_PASSWORD: secret,
      JWT_SECRET: secret,
      ...mail,
      ...files,
    };
    const env = substituted(api.environment, { ...given, AI_PRICES_FILE: '/settings/prices.json' });
    const texts: Record<string, string> = {
      '/settings/prices.json': '{ "llama": { "input": 0, "output": 0 } }',
      '/settings/SMTP_URL': 'smtp://mail',
    };
    const { ai, pinecone, alertMail } = readConfig(env, (path) => texts[path] ?? `of ${path}`);
    expect(Object.keys(ai.prices)).toEqual(['llama']);
    expect([ai.apiKey, ai.anthropic?.apiKey, ai.cohere?.apiKey, pinecone.apiKey]).toEqual(
      named.slice(0, 4).map((name) => `of /settings/${name}`),
    );
    expect(alertMail?.url).toBe('smtp://mail');
  });

  test('reaches a model server on the machine itself, where the documentation says', () => {
    const [name, address] = api.extra_hosts?.[0]?.split(':') ?? [];
    expect(address).toBe('host-gateway');
    expect(read('docs/operations.md')).toContain(`AI_BASE_URL=http://${name}:`);
  });

  test('publishes the API’s port and no other', () => {
    expect(api.ports?.map((each) => each.split(':').at(-1))).toEqual([api.environment['PORT']]);
    expect(postgres.ports).toBeUndefined();
    expect(redis.ports).toBeUndefined();
  });

  test('starts the API when its parts are well, and gives it time to finish', () => {
    expect(api.depends_on).toEqual({
      postgres: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
    });
    const { shutdown } = readConfig({ SHUTDOWN_DRAIN_MS: api.environment['SHUTDOWN_DRAIN_MS'] });
    const graceMs = Number.parseInt(api.stop_grace_period ?? '', 10) * 1000;
    expect(graceMs).toBeGreaterThan(shutdown.drainMs + shutdown.timeoutMs);
  });

  test('keeps data where each image keeps it, and Redis as Answly needs it', () => {
    expect(postgres.image).toBe('postgres:18');
    expect(postgres.volumes).toContain('postgres-data:/var/lib/postgresql');
    const command = redis.command?.join(' ') ?? '';
    for (const option of ['--appendonly yes', '--maxmemory-policy volatile-lru', '--requirepass']) {
      expect(command).toContain(option);
    }
  });

  test('keeps no log that can fill the disk', () => {
    for (const { logging } of [postgres, redis, api]) {
      const { 'max-size': size, 'max-file': files } = logging?.options ?? {};
      expect(Number.parseInt(size ?? '', 10) * Number(files)).toBeLessThanOrEqual(100);
      expect(size).toMatch(/^\d+m$/);
    }
  });

  test('gives no service more than it needs', () => {
    for (const each of [postgres, redis, api]) expect(each.security_opt).toContain('no-new-privileges:true');
  });
});

describe('the image', () => {
  const instructions = dockerfile
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line))
    .map((line) => line.split(/\s+/));
  const of = (name: string) => instructions.filter(([first]) => first === name).map(([, ...rest]) => rest);

  test('copies what is there, and the .dockerignore lets it in', () => {
    const ignore = read('.dockerignore').split('\n');
    const sources = of('COPY')
      .filter(([first]) => first?.startsWith('--from') !== true)
      .flatMap((words) => words.slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    for (const source of sources) {
      expect(existsSync(new URL(source, root)), source).toBe(true);
      expect(ignore, source).toContain(`!${source.split('/')[0]}`);
    }
  });

  test('runs as another user than root, what exists, with ports the configuration defaults to', () => {
    expect(of('USER').at(-1)).toEqual(['node']);
    expect(of('EXPOSE')[0]).toEqual([api.environment['PORT'], api.environment['METRICS_PORT']]);
    const commands = [
      dockerfile.match(/^CMD (\[.*\])$/m)?.[1],
      dockerfile.match(/^HEALTHCHECK .*CMD (\[.*\])$/m)?.[1],
    ];
    for (const text of commands) {
      const words = z.array(z.string()).parse(JSON.parse(text ?? ''));
      expect(words[0]).toBe('node');
      expect(existsSync(new URL(words.at(-1) ?? '', root))).toBe(true);
    }
    for (const setting of of('ENV')[0] ?? []) expect(known).toContain(setting.split('=')[0]);
  });

  test('bounds the heap as every other start of the API does', () => {
    const command = JSON.parse(dockerfile.match(/^CMD (\[.*\])$/m)?.[1] ?? '') as string[];
    expect(command.slice(1, -1)).toEqual(heapFlags);
    expect(of('ENV')[1]).toEqual(Object.entries(allocatorSettings).map((each) => each.join('=')));
  });

  test('is checked as Compose checks it, at a path that is a route', () => {
    const command = JSON.parse(dockerfile.match(/^HEALTHCHECK .*CMD (\[.*\])$/m)?.[1] ?? '') as string[];
    expect(api.healthcheck.test).toEqual(['CMD', ...command]);
    const paths = Object.values(routes).map((each) => each.path as string);
    const asked = read('cloud/src/cli/health-check.ts').match(/\$\{port\}(\/[\w/]+)/)?.[1];
    expect(paths).toContain(asked);
  });
});
