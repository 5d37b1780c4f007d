import { expect, test } from 'vitest';
import { readOptions, UsageError, wholeNumber } from './command-line.ts';

const options = { json: { type: 'string' }, told: { type: 'boolean' } } as const;

test('known options are read', () => {
  expect(readOptions(['--json', 'a', '--told'], options)).toMatchObject({
    json: 'a',
    told: true,
    help: false,
  });
  expect(readOptions(['--help'], options).help).toBe(true);
});

test.each([
  [['--bogus'], "Unknown option '--bogus'."],
  [['word'], "Unexpected argument 'word'."],
  [['--json'], '--json lacks its value.'],
  [['--json', '-3'], '--json lacks its value.'],
  [['--told=1'], "Option '--told' does not take an argument."],
])('%s is refused in one sentence', (args, sentence) => {
  expect(() => readOptions(args, options)).toThrow(new UsageError(sentence));
});

test.each(['0', '21', '1.5', '-3', 'abc', '', ' 2', '1e1', '9999999999999999'])(
  '%j is no number of clients',
  (text) => {
    expect(() => wholeNumber('--clients', text, { min: 1, max: 20 })).toThrow(
      new UsageError(`--clients takes a whole number from 1 to 20, not "${text}".`),
    );
  },
);

test('both bounds may be taken', () => {
  expect([wholeNumber('-n', '1', { min: 1, max: 20 }), wholeNumber('-n', '20', { min: 1, max: 20 })]).toEqual(
    [1, 20],
  );
});
