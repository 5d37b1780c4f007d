/** The check of a provider's hints, run against the stub of one. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AiStub } from '@answly/tools/ai-stub';
import { startAiStub } from '@answly/tools/ai-stub';

let stub: AiStub;
beforeAll(async () => {
  stub = await startAiStub();
});
afterAll(() => stub.close());

const program = fileURLToPath(new URL('./tutor-check.ts', import.meta.url));

function check(words: string[], env: Record<string, string>) {
  return new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [program, ...words], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : error.code, out, err }),
    );
  });
}

test('counts the leaks of a model that gives every answer away, and what it said to jailbreaks', async () => {
  stub.script.push(...Array.from({ length: 30 }, () => 'gives-away' as const));
  const { out, err } = await check(['--hints', '30', '--chats', '5', '--show'], { AI_BASE_URL: stub.url });
  expect(err).toBe('');
  expect(out).toContain('hints asked 30, without answer 0');
  expect(out).toContain('leak rejects 30 (');
  expect(out).toMatch(/blind solver \d+ of \d+ right, chance \d/);
  expect(out).toContain('jailbreaks asked 5, without answer 0');
  expect(stub.calls).toHaveLength(35);
});

test('a provider that fails is counted, and ends the check with 1', async () => {
  stub.script.push('server-error', 'cut');
  const { code, out } = await check(['--hints', '2'], { AI_BASE_URL: stub.url });
  expect(code).toBe(1);
  expect(out).toContain('hints asked 2, without answer 2');
});

test.each([
  [['--hints', '0'], 'write a number of hints from 1 to 10000 after --hints'],
  [['--chat', '5'], 'There is no option --chat'],
])('of words %j it says what to write instead', async (words, sentence) => {
  const { code, err } = await check(words, { AI_BASE_URL: stub.url });
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(sentence) });
  expect(err).toContain('npm run -s tutor:check');
});

test('without a provider it says what is missing', async () => {
  expect(await check([], {})).toMatchObject({ code: 78, err: expect.stringContaining('AI_BASE_URL') });
});
