import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costNano, reserveNano, usdText } from './cost.ts';
import { countedUsage } from './counted-usage.ts';

/** Of a small model: 0.15, 0.075 and 0.60 dollars for a million tokens. */
const price = { inputPico: 150_000, cachedInputPico: 75_000, outputPico: 600_000 };

test('a million tokens cost what is published', () => {
  const million = 1_000_000;
  expect(costNano(price, { tokensIn: million, tokensOut: 0, tokensCached: 0 })).toBe(150_000_000);
  expect(costNano(price, { tokensIn: million, tokensOut: 0, tokensCached: million })).toBe(75_000_000);
  expect(costNano(price, { tokensIn: 0, tokensOut: million, tokensCached: 0 })).toBe(600_000_000);
});

test('a part of a nano-dollar is rounded up', () => {
  const cheap = { inputPico: 1, cachedInputPico: 1, outputPico: 1 };
  expect(costNano(cheap, { tokensIn: 1, tokensOut: 0, tokensCached: 0 })).toBe(1);
  expect(costNano(cheap, { tokensIn: 1_000, tokensOut: 1, tokensCached: 0 })).toBe(2);
});

test('what is free costs nothing', () => {
  const free = { inputPico: 0, cachedInputPico: 0, outputPico: 0 };
  expect(costNano(free, { tokensIn: 500, tokensOut: 100, tokensCached: 0 })).toBe(0);
});

test('a reservation is for a third of the prompt’s characters and the longest answer', () => {
  expect(reserveNano(price, { promptBytes: 3_001, tokensMax: 350 })).toBe(1_001 * 150 + 350 * 600);
});

test('a reservation covers every call that keeps to its bounds, in safe integers', () => {
  const pico = fc.integer({ min: 0, max: 1_000_000_000 });
  fc.assert(
    fc.property(
      fc.record({ inputPico: pico, cachedInputPico: pico, outputPico: pico }),
      fc.nat({ max: 3_000_000 }),
      fc.nat({ max: 128_000 }),
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
      (any, promptBytes, tokensMax, [shareIn, shareOut]) => {
        const usage = {
          tokensIn: Math.floor((promptBytes / 3) * shareIn),
          tokensOut: Math.floor(tokensMax * shareOut),
          tokensCached: 0,
        };
        const reserved = reserveNano(any, { promptBytes, tokensMax });
        expect(Number.isSafeInteger(reserved)).toBe(true);
        expect(costNano(any, usage)).toBeLessThanOrEqual(reserved);
      },
    ),
  );
});

test('money is written with the decimals that say something', () => {
  expect([0, 13_200_000, 1_000_000_000, 100_000_000_000].map(usdText)).toEqual([
    '$0.0000',
    '$0.0132',
    '$1.00',
    '$100.00',
  ]);
});

const estimate = { tokensIn: 70, tokensOut: 9, tokensCached: 0 };

test('the provider’s count is taken where there is one', () => {
  const told = { tokensIn: 50, tokensOut: 0, tokensCached: 50 };
  expect(countedUsage(told, estimate)).toEqual({ usage: told, countedBy: 'provider' });
});

test.each([
  [undefined],
  [{ tokensIn: 0, tokensOut: 0, tokensCached: 0 }],
  [{ tokensIn: Number.NaN, tokensOut: 1, tokensCached: 0 }],
  [{ tokensIn: 5, tokensOut: -1, tokensCached: 0 }],
  [{ tokensIn: 5.5, tokensOut: 1, tokensCached: 0 }],
  [{ tokensIn: 5, tokensOut: 1, tokensCached: 6 }],
  [{ tokensIn: 1e12, tokensOut: 1, tokensCached: 0 }],
])('the estimate is taken where the count is missing or makes no sense: %j', (told) => {
  expect(countedUsage(told, estimate)).toEqual({ usage: estimate, countedBy: 'estimate' });
});
