import { expect, test } from 'vitest';
import { AppError } from '@answly/shared/errors/app-error';
import { manualTimers } from '#cloud/testing/manual-timers';
import { createLog } from './log.ts';
import { watchOutage } from './outage.ts';
import { isAway, isFull } from './storage/postgres/unavailable.ts';

const failure = (code: string, of: object = {}) => Object.assign(new Error(code), { code, ...of });
const gone = failure('ECONNREFUSED', { query: 'select 1' });

/** @param answers whether the database answers, each time it is asked; null where it leaves that open */
function watching(answers: readonly (boolean | null)[]) {
  const lines: string[] = [];
  const time = manualTimers();
  const left = [...answers];
  const back = Promise.withResolvers<void>();
  const ask = async () => {
    const answer = left.shift();
    if (answer === null) return new Promise(() => undefined);
    return answer === true ? back.resolve() : Promise.reject(gone);
  };
  const log = createLog('info', {
    write: (line) => {
      const { msg, awayMs, fullMs, err } = JSON.parse(line) as {
        msg: string;
        awayMs?: number;
        fullMs?: number;
        err?: { code: string };
      };
      lines.push([msg, awayMs ?? fullMs ?? err?.code].filter(Boolean).join(' '));
    },
  });
  return {
    outage: watchOutage({ log, timers: time.timers, isAway, isFull, ask }),
    lines,
    time,
    back: back.promise,
  };
}

test('that the database went and that it is back is told once each, and what fails meanwhile is not', async () => {
  const { outage, lines, time, back } = watching([false, false, true]);
  for (const err of [gone, failure('CONNECTION_CLOSED'), failure('57P01')]) {
    outage.log.error({ err }, 'A round failed');
  }
  outage.log.warn({ err: new AppError('service.unavailable', { cause: gone }) }, 'A request failed');
  await time.runUntil(back);
  await Promise.resolve();
  expect(lines).toEqual([
    'The database is away; what needs it is refused until it is back ECONNREFUSED',
    'The database is back 3000',
  ]);
  outage.log.error({ err: gone }, 'A round failed');
  expect(lines).toHaveLength(3);
});

test('a connection that never answers does not hide that the database is back', async () => {
  const { outage, lines, time, back } = watching([null, true]);
  outage.log.error({ err: gone }, 'A round failed');
  await time.runUntil(back);
  await Promise.resolve();
  expect(lines.at(-1)).toMatch(/^The database is back/);
});

test('that no connection is left is told once, however many other ones still answer meanwhile', async () => {
  const { outage, lines, time } = watching(Array.from({ length: 200 }, () => true));
  const pass = (ms: number) => time.runUntil(new Promise<void>((resolve) => time.timers.after(ms, resolve)));
  const full = failure('53300');
  for (let refused = 0; refused < 10; refused += 1) {
    const err = refused === 0 ? full : new AppError('service.unavailable', { cause: full });
    outage.log.warn({ err }, 'A request failed');
    await pass(20_000);
  }
  const begun =
    'The database has no connection left; what needs another one is refused: see max_connections there, and DB_POOL_SIZE of all replicas 53300';
  expect(lines).toEqual([begun]);
  outage.log.error({ err: gone }, 'A round failed');
  await pass(45_000);
  expect(lines.slice(1)).toEqual([
    'The database is away; what needs it is refused until it is back ECONNREFUSED',
    'The database is back 1000',
    'The database has refused no connection for a minute 180000',
  ]);
  outage.log.error({ err: full }, 'A round failed');
  expect(lines.at(-1)).toBe(begun);
  outage.stop();
  expect(time.waiting()).toBe(0);
});

test('what has another cause is told while the database is away, too', () => {
  const { outage, lines } = watching([]);
  outage.log.error({ err: gone }, 'A round failed');
  outage.log.warn({ err: failure('ETIMEDOUT') }, 'A mail could not be sent');
  outage.log.error({ err: failure('42P01') }, 'A request failed');
  outage.log.error('Something is half set up');
  expect(lines.slice(1)).toEqual([
    'A mail could not be sent ETIMEDOUT',
    'A request failed 42P01',
    'Something is half set up',
  ]);
});

test('after a stop nothing is asked, and each line is written', () => {
  const { outage, lines, time } = watching([]);
  outage.log.error({ err: gone }, 'A round failed');
  outage.stop();
  outage.log.error({ err: gone }, 'The last round failed');
  expect([lines.length, time.waiting()]).toEqual([2, 0]);
});
