/** What requests of one and two calls are held and billed for. */
import { expect, test } from 'vitest';
import { billOf, reservationOf, type PricedModel } from './bill.ts';
import type { UpstreamCall } from './generate.ts';

const model = (name: string): PricedModel['model'] => ({
  provider: 'p',
  name,
  open: () => Promise.reject(new Error('a bill asks nobody')),
});
/** Nano-dollars for a token: 1 in and 4 out of the small one, 10 and 40 of the large one. */
const small = { model: model('small'), price: { inputPico: 1_000, cachedInputPico: 500, outputPico: 4_000 } };
const large = {
  model: model('large'),
  price: { inputPico: 10_000, cachedInputPico: 5_000, outputPico: 40_000 },
};

const call = (name: string, changes: Partial<UpstreamCall> = {}): UpstreamCall => ({
  provider: 'p',
  model: name,
  promptBytes: 300,
  answeredBytes: 30,
  turnedAway: false,
  outcome: 'stop',
  usage: { tokensIn: 100, tokensOut: 10, tokensCached: 0 },
  ...changes,
});

/** The call without its usage: its provider did not count. */
function uncounted(name: string, changes: Partial<UpstreamCall> = {}): UpstreamCall {
  const { usage: _usage, ...rest } = call(name, changes);
  return rest;
}

test('a request is held for at its prompt and the longest answer, for every model that may be asked', () => {
  const messages = { system: 'x'.repeat(200), user: 'x'.repeat(100) };
  expect(reservationOf([small], messages, 120)).toBe(100 + 480);
  expect(reservationOf([small, large], messages, 120)).toBe(580 + 5_800);
  expect(reservationOf([], messages, 120)).toBe(0);
});

test('signs of more than one byte are held for as more', () => {
  const messages = { system: '', user: '漢'.repeat(100) };
  expect(reservationOf([small], messages, 0)).toBe(100);
});

test('one call costs what its provider counted, at its price', () => {
  expect(billOf([small, large], [call('large')])).toEqual({
    provider: 'p',
    model: 'large',
    usage: { tokensIn: 100, tokensOut: 10, tokensCached: 0 },
    costNano: 1_400,
    countedBy: 'provider',
  });
});

test('two calls cost both, each at its own price; the last one answered', () => {
  expect(billOf([small, large], [call('small', { outcome: 'broken' }), call('large')])).toEqual({
    provider: 'p',
    model: 'large',
    usage: { tokensIn: 200, tokensOut: 20, tokensCached: 0 },
    costNano: 140 + 1_400,
    countedBy: 'provider',
  });
});

test('where one of two was not counted, the bill is an estimate, of that one alone', () => {
  for (const calls of [
    [uncounted('small', { promptBytes: 600 }), call('large')],
    [call('large'), uncounted('small', { promptBytes: 600 })],
  ]) {
    expect(billOf([small, large], calls)).toMatchObject({
      usage: { tokensIn: 300, tokensOut: 20 },
      costNano: 240 + 1_400,
      countedBy: 'estimate',
    });
  }
});

test('a call that broke before a word still cost its prompt', () => {
  const bill = billOf([small], [uncounted('small', { answeredBytes: 0, outcome: 'timeout-headers' })]);
  expect(bill).toMatchObject({ costNano: 100, countedBy: 'estimate' });
});

test('what the provider had cached costs less', () => {
  const usage = { tokensIn: 100, tokensOut: 10, tokensCached: 80 };
  expect(billOf([small], [call('small', { usage })]).costNano).toBe(20 + 40 + 40);
});

test('a request for which nothing was asked costs nothing, under the name of its first choice', () => {
  expect(billOf([small, large], [])).toEqual({
    provider: 'p',
    model: 'small',
    usage: { tokensIn: 0, tokensOut: 0, tokensCached: 0 },
    costNano: 0,
    countedBy: 'estimate',
  });
});

test('the same model asked twice is paid for twice', () => {
  expect(billOf([small], [call('small', { outcome: 'broken' }), call('small')]).costNano).toBe(280);
});

test('what a provider turned away costs nothing, and what it took after that costs all of it', () => {
  const away = uncounted('small', { outcome: 'broken', answeredBytes: 0, turnedAway: true });
  expect(billOf([small], [away])).toMatchObject({ costNano: 0, countedBy: 'provider' });
  expect(billOf([small, large], [away, call('large')])).toMatchObject({ costNano: 1_400, model: 'large' });
});
