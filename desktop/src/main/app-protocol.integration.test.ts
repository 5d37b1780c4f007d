/** Answers of the page's own scheme from a folder on disk. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerAppRequest } from './app-protocol.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answly-scheme-'));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'nobody may read this');
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Answly</title>');
  await writeFile(join(folder, 'renderer', 'assets', 'app.js'), 'export {};');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = (url: string, method = 'GET') => answerAppRequest(join(folder, 'renderer'), { url, method });

it('gives files of the renderer with their type and a policy that allows no connection', async () => {
  const page = await ask('app://answly/');
  expect(await page.text()).toContain('<title>Answly</title>');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const policy = page.headers.get('content-security-policy')?.split('; ');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("connect-src 'none'");
  const script = await ask('app://answly/assets/app.js');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

it.each([
  'app://answly/../secret.txt',
  'app://answly/%2e%2e/secret.txt',
  'app://answly/assets/..%2f..%2fsecret.txt',
  'app://answly/assets%5c..%5c..%5csecret.txt',
  'app://answly/assets/gone.js',
  'app://elsewhere/index.html',
  'file:///etc/passwd',
  'nonsense',
])('answers %s with 404 and nothing else', async (url) => {
  const answer = await ask(url);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe('');
});

it('answers nothing but GET', async () => {
  expect((await ask('app://answly/', 'POST')).status).toBe(405);
});
