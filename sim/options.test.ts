import { expect, test } from 'vitest';
import { parseSimOptions, replayOf } from './options.ts';
import { sabotages } from './sabotages/sabotages.ts';

test.each([
  ['--seeds', 'abc'],
  ['--seeds', '0'],
  ['--seeds', '1.5'],
  ['--seeds', '-3'],
  ['--lanes', '0'],
  ['--lanes', 'abc'],
  ['--steps', 'abc'],
  ['--steps', '0'],
  ['--clients', '0'],
  ['--clients', '21'],
  ['--seed', 'xyz'],
  ['--without', 'bogus'],
  ['--without', 'restore,'],
  ['--sabotage', 'bogus'],
])('%s %s is refused in a sentence', (option, value) => {
  expect(() => parseSimOptions([option, value])).toThrow(/^(--|There is no)[^\n]*\.$/u);
});

test('one seed alone is one history, and nothing else is', () => {
  expect(parseSimOptions(['--seed', '57'])).toMatchObject({ seeds: 1, first: 57 });
  expect(parseSimOptions([])).toMatchObject({ seeds: 20, first: 1, clients: undefined, without: [] });
});

test('the command to play again says all that a history is drawn from', () => {
  const args = ['--seeds', '9', '--steps', '80', '--clients', '2', '--without', 'restore,hold', '--told'];
  const options = parseSimOptions([...args, '--lanes', '2']);
  const command = replayOf(options, 5, sabotages[0]);
  expect(command).toBe(
    'npm run -s sim -- --seed 5 --steps 80 --clients 2 --without restore,hold --sabotage plain-sequence',
  );
  const again = parseSimOptions(command.split(' ').slice(5));
  expect(again).toMatchObject({ first: 5, seeds: 1, steps: 80, clients: 2, without: ['restore', 'hold'] });
});

test('a history whose devices the seed drew is not given a number of devices', () => {
  expect(replayOf(parseSimOptions([]), 3, undefined)).toBe('npm run -s sim -- --seed 3 --steps 300');
});
