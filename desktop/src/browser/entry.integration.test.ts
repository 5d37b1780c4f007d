/** The way into the browser host: its token, its cookie, its own address, and its files. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestHost } from './testing/test-host.ts';
import { script, startTestHost } from './testing/test-host.ts';

let test: TestHost;
let cookie = '';
beforeAll(async () => {
  test = await startTestHost();
});
afterAll(() => test.stop());

/** Sends a request exactly as given: `fetch` would tidy the path and refuse the headers. */
function send(path: string, options: { method?: string; headers?: Record<string, string> } = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const asked = request(
        { host: '127.0.0.1', port: test.host.port, path, method: options.method, headers: options.headers },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      asked.on('error', reject);
      asked.end();
    },
  );
}

describe('the way in', () => {
  it('shows nothing without a cookie, and no wrong token helps', async () => {
    expect((await send('/')).status).toBe(401);
    expect((await send('/assets/app-1a2b.js')).status).toBe(401);
    const guessed = await send('/open?token=guessed');
    expect(guessed).toMatchObject({ status: 303, headers: { location: '/' } });
    expect(guessed.headers['set-cookie']).toBeUndefined();
    expect((await send('/', { headers: { cookie: `answly-${test.host.port}=guessed` } })).status).toBe(401);
    expect(test.printed).toEqual([]);
  });

  it('exchanges the token once for a cookie that scripts and other sites cannot use', async () => {
    const path = test.host.url.slice(test.origin.length);
    const opened = await send(path);
    expect(opened.status).toBe(303);
    expect(opened.headers['location']).toBe('/');
    const [set = ''] = opened.headers['set-cookie'] as string[];
    expect(set).toMatch(
      new RegExp(`^answly-${test.host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`, 'u'),
    );
    cookie = set.split(';')[0] ?? '';
    expect((await send('/', { headers: { cookie } })).text).toContain('<title>Answly</title>');
  });

  it('takes a used token out of the address bar too, and lets nobody in by it', async () => {
    const path = test.host.url.slice(test.origin.length);
    for (const headers of [{ cookie }, {}]) {
      const again = await send(path, { headers });
      expect(again).toMatchObject({ status: 303, headers: { location: '/' }, text: '' });
      expect(again.headers['set-cookie']).toBeUndefined();
    }
  });

  it('prints one fresh address when the last was used and a stranger comes', async () => {
    await send('/');
    await send('/');
    expect(test.printed).toHaveLength(1);
    const opened = await fetch(test.printed[0] ?? '', { redirect: 'manual' });
    expect(opened.status).toBe(303);
  });

  it.each(['answly.example', 'localhost', '127.0.0.1', '127.0.0.1:1'])(
    'refuses the name %s, even with the cookie (DNS rebinding)',
    async (host) => {
      const named = host === 'localhost' ? `localhost:${test.host.port}` : host;
      expect((await send('/', { headers: { cookie, host: named } })).status).toBe(421);
    },
  );

  it('answers GET and HEAD only', async () => {
    expect((await send('/', { method: 'POST', headers: { cookie } })).status).toBe(405);
    expect(await send('/', { method: 'HEAD', headers: { cookie } })).toMatchObject({ status: 200, text: '' });
  });
});

describe('the files', () => {
  it.each([
    '/../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
  ])('keeps %s out of reach', async (path) => {
    const answer = await send(path, { headers: { cookie } });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('nobody');
  });

  it('fences the page in: own scripts only, no other origin, no embedding', async () => {
    const { headers } = await send('/', { headers: { cookie } });
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain(`connect-src ws://127.0.0.1:${test.host.port}`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("font-src 'self'");
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  });

  it('sends scripts compressed and keepable, and the page always checked', async () => {
    const response = await fetch(`${test.origin}/assets/app-1a2b.js`, {
      headers: { cookie, 'accept-encoding': 'br, gzip' },
    });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(Number(response.headers.get('content-length'))).toBeLessThan(script.length / 4);
    expect(await response.text()).toBe(script);
    expect(response.headers.get('cache-control')).toContain('immutable');
    const page = await send('/', { headers: { cookie } });
    expect(page.headers['cache-control']).toBe('private, no-cache');
    const again = await send('/', { headers: { cookie, 'if-none-match': String(page.headers['etag']) } });
    expect(again).toMatchObject({ status: 304, text: '' });
  });

  it('sends fonts as they are', async () => {
    const font = await send('/assets/letters-3c4d.woff2', { headers: { cookie, 'accept-encoding': 'br' } });
    expect(font.headers).toMatchObject({ 'content-type': 'font/woff2' });
    expect(font.headers['content-encoding']).toBeUndefined();
  });

  it('gives the page for a screen and nothing for a file that is not there', async () => {
    expect((await send('/library', { headers: { cookie } })).text).toContain('<title>');
    expect((await send('/assets/gone.js', { headers: { cookie } })).status).toBe(404);
  });
});
