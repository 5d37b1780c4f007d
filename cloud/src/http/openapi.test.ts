import { readFileSync } from 'node:fs';
import pino from 'pino';
import { expect, test } from 'vitest';
import { routes } from '@answly/shared/http/routes';
import { createApp } from '#cloud/app';
import { version } from '#cloud/version';
import { accountRoutes } from './accounts.ts';
import { deviceRoutes } from './devices.ts';
import { headRoutes } from './heads.ts';
import { healthRoutes } from './health.ts';
import { openApi, openApiPath } from './openapi.ts';
import { packRoutes } from './packs.ts';
import { similarRoutes } from './similar.ts';
import { syncRoutes } from './sync.ts';
import { tutorRoutes } from './tutor.ts';

const written = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, unknown>>;
};

test('openapi.json is what the route tables say; `npm run openapi` writes it', () => {
  expect(written).toEqual(JSON.parse(JSON.stringify(openApi(version))));
});

test('every route of the app is in openapi.json, and nothing else is', () => {
  // Binding asks nothing of the services behind the routes.
  const unused = {} as never;
  const app = createApp({
    log: pino({ level: 'silent' }),
    settings: { bodyBytesMax: 1 },
    authenticate: () => Promise.reject(new Error('unused')),
    resources: [
      accountRoutes,
      deviceRoutes,
      headRoutes,
      healthRoutes,
      packRoutes,
      similarRoutes,
      syncRoutes,
      tutorRoutes,
    ].map((each) => each(unused)),
  });
  const served = app.routes
    .filter((each) => each.method !== 'ALL')
    .map((each) => `${each.method.toLowerCase()} ${openApiPath(each.path)}`);
  const documented = Object.entries(written.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path}`),
  );
  expect(served.toSorted()).toEqual(documented.toSorted());
  expect(documented).toHaveLength(Object.keys(routes).length);
});
