import { expect, test } from 'vitest';
import type { MakingEnd } from '#cloud/domain/tutor/warming/make-answers';
import { endLines } from './warm-report.ts';

const none = { made: 0, withheld: 0, failed: 0, brokenOff: 0 };

function advice(end: MakingEnd, tally: Partial<typeof none>, budgetNano = 1): string | undefined {
  const [, line] = endLines(end, { ...none, ...tally }, { budgetNano, leftNano: 5, spentNano: () => 0 });
  return line;
}

test('a run that made nothing says what to do about that, and one that made something only what it made', () => {
  expect(advice('budget', {})).toBe('Give more with --budget-usd.');
  expect(advice('budget', {}, 5)).toMatch(/^Everybody's day is used up: raise AI_DAILY_BUDGET_USD/);
  expect(advice('done', { withheld: 3 })).toMatch(/name a more able model in AI_MODEL/);
  expect(advice('done', { made: 1, withheld: 3 })).toBeUndefined();
  expect(advice('failing', { withheld: 1, failed: 10 })).toBeUndefined();
});

test('a budget that went into hints that were withheld is not the thing to mend', () => {
  expect(advice('budget', { withheld: 7 })).toMatch(/name a more able model in AI_MODEL/);
});
