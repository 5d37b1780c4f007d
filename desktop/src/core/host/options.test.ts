/** Command lines of the core. */
import { expect, it } from 'vitest';
import { parseCoreOptions } from './options.ts';

it('takes what it is told and has a default for the cloud', () => {
  expect(parseCoreOptions(['--host', 'browser', '--data', 'd'])).toEqual({
    host: 'browser',
    dataFolder: 'd',
    cloudUrl: 'http://127.0.0.1:4000',
    starterFolder: null,
  });
  const all = [
    '--host',
    'electron',
    '--data',
    'd',
    '--cloud-url',
    'https://api.example',
    '--starter-folder',
    's',
  ];
  expect(parseCoreOptions(all)).toMatchObject({ cloudUrl: 'https://api.example', starterFolder: 's' });
});

it.each([
  [['--host', 'browser'], 'data'],
  [['--host', 'toaster', '--data', 'd'], 'host'],
  [['--host', 'browser', '--data', 'd', '--cloud-url', 'file:///etc'], 'cloud-url'],
  [['--host', 'browser', '--data', 'd', '--verbose'], 'verbose'],
])('refuses %j, naming the option', (args, name) => {
  expect(() => parseCoreOptions(args)).toThrow(name);
});
