/** Who may start something new, and that a refusal gives back all that was taken. */
import { expect, test } from 'vitest';
import { AppError } from '@answly/shared/errors/app-error';
import { memoryConcurrency } from '#cloud/storage/memory/concurrency';
import { memoryRateLimiter } from '#cloud/storage/memory/rate-limiter';
import { askLimits, type AdmissionParts, type Started } from './admission.ts';

/** Real limiters of one process, and a degraded allowance that is given by hand. */
function doors({ atOnce = 2, max = 3, degradedMax = Infinity } = {}): AdmissionParts & { inside(): number } {
  let inside = 0;
  return {
    atOnce: memoryConcurrency({ name: 'at-once', max: atOnce, holdMs: 60_000 }),
    explanations: memoryRateLimiter({ name: 'new', max, windowMs: 60_000 }),
    degraded: {
      enter: async () => {
        if (inside >= degradedMax) throw new AppError('service.unavailable');
        inside += 1;
        const leave = async (): Promise<void> => void (inside -= 1);
        return { leave, giveBack: leave };
      },
    },
    inside: () => inside,
  };
}

async function enter(parts: AdmissionParts, userId = 'ann'): Promise<Started> {
  const answer = await askLimits(parts, userId);
  if (answer.kind === 'limited') throw new Error(`refused by ${answer.by}`);
  return answer.start();
}

async function refusedBy(parts: AdmissionParts, userId = 'ann'): Promise<string> {
  const answer = await askLimits(parts, userId);
  return answer.kind === 'limited' ? answer.by : 'nobody';
}

test('a place is free again once its answer is over; what was asked stays counted', async () => {
  const parts = doors({ atOnce: 1, max: 2 });
  await (await enter(parts)).leave();
  await (await enter(parts)).leave();
  expect(await refusedBy(parts)).toBe('rate');
  expect(parts.inside()).toBe(0);
});

test('what was not started after all gives back its place and its count', async () => {
  const parts = doors({ atOnce: 1, max: 1 });
  for (let ask = 0; ask < 5; ask += 1) await (await enter(parts)).giveBack();
  expect(parts.inside()).toBe(0);
  for (let ask = 0; ask < 5; ask += 1) {
    const answer = await askLimits(parts, 'ann');
    if (answer.kind === 'allowed') await answer.giveBack();
  }
  await enter(parts);
  expect(await refusedBy(parts)).toBe('at-once');
});

test('a refusal for too many at once takes nothing of the allowance, and says what bounds it', async () => {
  const parts = doors({ atOnce: 1, max: 2 });
  const first = await enter(parts);
  for (let ask = 0; ask < 5; ask += 1) expect(await refusedBy(parts)).toBe('at-once');
  expect(await askLimits(parts, 'ann')).toMatchObject({
    rule: { name: 'at-once', max: 1 },
    verdict: { allowed: false, remaining: 0, resetMs: 2_000 },
  });
  await first.leave();
  await (await enter(parts)).leave();
  expect(await refusedBy(parts)).toBe('rate');
});

test('a refusal for too many in a while takes no place, and nothing of the next window', async () => {
  const parts = doors({ atOnce: 2, max: 1 });
  await enter(parts);
  for (let ask = 0; ask < 5; ask += 1) expect(await refusedBy(parts)).toBe('rate');
  expect(await parts.atOnce.enter('ann')).toMatchObject({ allowed: true });
});

test('what is never started takes nothing of what one process may begin', async () => {
  const parts = doors({ degradedMax: 0 });
  expect(await askLimits(parts, 'ann')).toMatchObject({ kind: 'allowed' });
});

test('a refusal while the limits cannot be shared gives back both', async () => {
  const parts = doors({ atOnce: 2, max: 2, degradedMax: 1 });
  const first = await enter(parts, 'ben');
  for (let ask = 0; ask < 5; ask += 1)
    await expect(enter(parts, 'ann')).rejects.toMatchObject({ code: 'service.unavailable' });
  await first.leave();
  await (await enter(parts)).leave();
  await (await enter(parts)).leave();
  expect(await refusedBy(parts)).toBe('rate');
});

test('students are counted apart', async () => {
  const parts = doors({ atOnce: 1, max: 1 });
  await enter(parts, 'ann');
  await enter(parts, 'ben');
  expect([await refusedBy(parts, 'ann'), await refusedBy(parts, 'ben')]).toEqual(['at-once', 'at-once']);
});
