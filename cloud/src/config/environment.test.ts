/** What operators are told about the configuration is what is read. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { environment, secretNames } from './environment.ts';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');

const compose = z.object({
  services: z.object({ api: z.object({ environment: z.record(z.string(), z.string()) }) }),
});

test('docs/operations.md names every variable with its default, and no other', () => {
  const told = Array.from(
    read('docs/operations.md').matchAll(/^\| `([A-Z_]+)` +\| (?:`(.*?)`)? *\|/gmu),
    ([, name, value]) => [name, value ?? ''],
  );
  const known = Object.entries(environment.shape).map(([name, { def }]) => [
    name,
    'defaultValue' in def ? def.defaultValue : '',
  ]);
  expect(told).toEqual(known);
});

test('the compose file hands on every variable that it does not set, and invents none', () => {
  const given = compose.parse(parse(read('docker-compose.yml'))).services.api.environment;
  // The container listens where its port is published from, and finds its own Postgres and Redis.
  const needless = ['HOST', 'DATABASE_DIRECT_URL', 'REDIS_URL'];
  const names = Object.keys(given).filter((name) => !secretNames.some((secret) => name === `${secret}_FILE`));
  expect([...names, ...needless].toSorted()).toEqual(Object.keys(environment.shape).toSorted());
});
