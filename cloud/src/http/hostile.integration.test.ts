import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { healthSummary } from '@answly/shared/http/health';
import { problem } from '@answly/shared/errors/problem';
import { frameMime, type Route } from '@answly/shared/http/route';
import { routes } from '@answly/shared/http/routes';
import { garbageBody, garbageFrame, garbageWord } from '#cloud/testing/garbage';
import { frameHeaders } from '#cloud/testing/sync-client';
import { problemsOf } from '#cloud/http/openapi';
import { readProblem, startTestCloud } from '#cloud/testing/test-cloud';
import { useTestCloud } from '#cloud/testing/use-test-cloud';
import { createTestDatabase } from '#cloud/testing/test-database';

const cloud = useTestCloud({ CORS_ORIGINS: 'https://study.example.org', METRICS_PORT: '0' });
let token: string;
beforeAll(async () => {
  ({ accessToken: token } = await cloud.signUp());
});

const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(cloud.url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
  });

describe('hostile input', () => {
  test('that is not JSON, not declared as JSON, or not text is refused', async () => {
    for (const answer of [
      await post('/v1/sync/documents', '{"documents": ['),
      await post('/v1/sync/documents', ''),
      await post('/v1/sync/documents', '{}', { 'content-type': 'text/plain' }),
      await post('/v1/sync/documents', new Uint8Array([0x22, 0xff, 0xfe, 0x22])),
      await post('/v1/sync/documents', '[1,2,3]'),
      await post('/v1/sync/push', '{"columns": {', frameHeaders),
      await post('/v1/sync/push', '', frameHeaders),
      await post('/v1/sync/push', '{}', frameHeaders),
      await post('/v1/sync/push', '{}', { 'content-type': 'application/json' }),
      await post('/v1/sync/push', new Uint8Array([0x22, 0xff, 0xfe, 0x22]), frameHeaders),
      await post('/v1/sync/push', '[1,2,3]\n{}', frameHeaders),
      await post('/v1/sessions', `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    ]) {
      expect(await readProblem(answer)).toMatchObject({ code: 'request.invalid', status: 400 });
    }
  });

  test('that is too large is refused without being read whole', async () => {
    const answer = await post('/v1/accounts', 'x'.repeat(2 * 1024 * 1024));
    expect(await readProblem(answer)).toMatchObject({ code: 'request.too-large', status: 413 });
  });

  test('at no known address is answered with a problem, also when it tries to climb', async () => {
    for (const path of [
      '/',
      '/v1',
      '/v1/packs/../../etc/passwd',
      '/v1/%2e%2e/%2e%2e/etc/passwd',
      '/%00',
      '/%ff',
    ]) {
      expect(await readProblem(await cloud.ask('GET', path))).toMatchObject({ code: 'route.unknown' });
    }
    expect((await cloud.ask('DELETE', '/v1/packs')).status).toBe(404);
  });

  test('that is not HTTP ends the connection and nothing else', async () => {
    const socket = connectSocket(cloud.port, '127.0.0.1');
    socket.end('NONSENSE\r\n\r\n');
    socket.resume();
    await once(socket, 'close');
    expect((await cloud.ask('GET', '/health/live')).status).toBe(200);
  });

  test('says who asked in every answer, and tells nothing of the inside', async () => {
    const answer = await cloud.ask('GET', '/nowhere', { headers: { 'x-request-id': 'given-by-proxy-1' } });
    expect(answer.headers.get('x-request-id')).toBe('given-by-proxy-1');
    expect(await readProblem(answer)).toMatchObject({ requestId: 'given-by-proxy-1' });
    const forged = await cloud.ask('GET', '/nowhere', { headers: { 'x-request-id': 'a b' } });
    expect(forged.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(forged.headers.get('x-content-type-options')).toBe('nosniff');
    expect(forged.headers.get('x-powered-by')).toBeNull();
  });

  test('from browsers is let in by origin', async () => {
    const preflight = (origin: string) =>
      cloud.ask('OPTIONS', '/v1/packs', { headers: { origin, 'access-control-request-method': 'GET' } });
    const allowed = await preflight('https://study.example.org');
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://study.example.org');
    const other = await preflight('https://evil.example.org');
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('every route', () => {
  test.each(Object.entries<Route>(routes))(
    '%s answers garbage with a declared problem, never with a failure',
    async (_, route) => {
      const frame = route.frame === undefined ? fc.constant(undefined) : garbageFrame;
      const words = fc.array(garbageWord, { minLength: 5, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(
          garbageBody,
          frame,
          words,
          async (body, framed, [cursor, protocol, epoch, ...rest]) => {
            const parts = rest
              .map((each) => encodeURIComponent(each))
              .filter((each) => !/^\.{0,2}$/.test(each));
            const path = route.path.replaceAll(/:\w+/g, () => parts.pop() ?? '1');
            const query = new URLSearchParams({ cursor, protocol, epoch } as Record<string, string>);
            const sent = framed ?? (route.body === undefined ? undefined : JSON.stringify(body));
            const answer = await fetch(`${cloud.url}${path}?${query}`, {
              method: route.method,
              headers: {
                'content-type': framed === undefined ? 'application/json' : frameMime,
                // Signing out would end the session the next run asks with.
                authorization: `Bearer ${route.method === 'DELETE' ? 'a.b.c' : token}`,
              },
              ...(sent === undefined ? {} : { body: sent }),
            });
            expect(answer.status).toBeLessThan(500);
            if (answer.status >= 400) {
              expect(Array.from(problemsOf(route))).toContain(problem.parse(await answer.json()).code);
              // A stream of events has no end.
            } else if (route.answer.kind === 'events') await answer.body?.cancel();
            else await answer.arrayBuffer();
          },
        ),
        { numRuns: 25 },
      );
    },
  );

  test.each(Object.entries<Route>(routes).filter(([, route]) => route.auth))(
    '%s asks for a session before anything else',
    async (_, route) => {
      const body = route.body === undefined ? {} : { body: 'garbage' };
      const answer = await cloud.ask(route.method, route.path, body);
      expect(await readProblem(answer)).toMatchObject({ code: 'session.required', status: 401 });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    },
  );
});

describe('running', () => {
  test('health tells of its parts', async () => {
    for (const path of ['/health', '/health/ready']) {
      const summary = healthSummary.parse(await (await cloud.ask('GET', path)).json());
      expect(summary).toMatchObject({ status: 'ok', database: 'up', redis: 'off', ai: 'off', warnings: [] });
    }
  });

  test('a model without a price is told of at the start and in /health, which stays well', async () => {
    const unpriced = { AI_BASE_URL: 'http://127.0.0.1:9/v1', AI_MODEL: 'nobody-knows' };
    const other = await startTestCloud(unpriced);
    expect(other.warnings).toEqual([
      expect.stringMatching(
        /^The price of 127\.0\.0\.1:9\/nobody-knows is not known.+ AI_PRICES_FILE /,
      ) as string,
    ]);
    for (const path of ['/health', '/health/ready']) {
      const answer = await other.ask('GET', path);
      const { status, ai, warnings } = healthSummary.parse(await answer.json());
      expect([answer.status, status, ai]).toEqual([200, 'ok', 'configured']);
      expect(warnings).toEqual([expect.stringContaining('has no known price') as string]);
      // Anybody may read it.
      expect(warnings.join()).not.toContain('nobody-knows');
    }
    const child = startMain({ PORT: '0', DATABASE_URL: other.databaseUrl, ...unpriced });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [{ ready }] = (await once(child, 'message')) as [{ ready: { warnings: string[] } }];
    expect(ready.warnings).toEqual(other.warnings);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(said).toBe(`${other.warnings.join()}\n`);
    await other.stop();
  });

  test('metrics are by route template, on a port of their own', async () => {
    await cloud.ask('GET', '/health/live');
    const figures = await (await fetch(`http://127.0.0.1:${cloud.metricsPort}/metrics`)).text();
    expect(figures).toMatch(
      /answly_http_request_duration_seconds_count\{method="GET",route="\/health\/live"/,
    );
  });

  test('a database that went away is answered with 503, and used again when it is back', async () => {
    const other = await startTestCloud();
    const { accessToken } = await other.signUp();
    const ask = () => other.ask('GET', '/v1/sync/pull?protocol=1&cursor=0', { token: accessToken });
    const name = new URL(other.databaseUrl).pathname.slice(1);
    await cloud.sql.unsafe(`alter database ${name} allow_connections false`);
    await cloud.sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = ${name}`;
    const away = await ask();
    expect(away.headers.get('retry-after')).toBe('5');
    expect(await readProblem(away)).toMatchObject({ code: 'service.unavailable', status: 503 });
    // What is in memory is told all the same.
    expect((await other.ask('GET', '/api/tutor/cache/stats', { token: accessToken })).status).toBe(200);
    const health = await other.ask('GET', '/health');
    expect([health.status, health.headers.get('retry-after')]).toEqual([503, '5']);
    const summary = healthSummary.parse(await health.json());
    expect(summary).toMatchObject({
      status: 'down',
      database: 'down',
      redis: 'off',
      ai: 'off',
      warnings: [],
    });
    expect((await other.ask('GET', '/health/ready')).status).toBe(503);
    expect((await other.ask('GET', '/health/live')).status).toBe(200);
    await cloud.sql.unsafe(`alter database ${name} allow_connections true`);
    await expect.poll(async () => (await ask()).status, { timeout: 10_000 }).toBe(200);
    await other.stop();
  });

  test('the process says where it listens, and SIGTERM ends it with 0 after what it was doing', async () => {
    const database = await createTestDatabase();
    const child = startMain({ PORT: '0', DATABASE_URL: database.url, SHUTDOWN_DRAIN_MS: '50' });
    const [{ ready }] = (await once(child, 'message')) as [{ ready: { url: string; port: number } }];
    expect(ready.url).toBe(`http://127.0.0.1:${ready.port}`);
    const credentials = { email: 'slow@example.org', password: 'tram depot hall', deviceName: 'x' };
    const body = JSON.stringify({ ...credentials, deviceId: crypto.randomUUID() });
    const slow = request(`${ready.url}/v1/accounts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': body.length },
    });
    slow.write(body.slice(0, 20));
    expect((await fetch(`${ready.url}/health/live`)).status).toBe(200);
    child.kill('SIGTERM');
    const isOpen = () =>
      fetch(`${ready.url}/health/live`).then(
        () => true,
        () => false,
      );
    await expect.poll(isOpen, { timeout: 10_000 }).toBe(false);
    slow.end(body.slice(20));
    const [answer] = (await once(slow, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(201);
    answer.resume();
    expect(await once(child, 'exit')).toEqual([0, null]);
    await database.drop();
  });

  test('the process ends with 78 and all faults where its configuration is not usable', async () => {
    const child = startMain({ NODE_ENV: 'production', PORT: 'x' });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    expect(await once(child, 'close')).toEqual([78, null]);
    for (const name of ['PORT', 'DATABASE_URL', 'JWT_SECRET']) expect(said).toContain(name);
  });

  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const startMain = (env: Record<string, string>) =>
    spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
});
