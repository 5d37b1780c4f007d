/** What the start commands can be told. */
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseRunOptions, portNote } from './options.ts';

const folder = resolve('somewhere');

test('without options everything is usual', () => {
  expect(parseRunOptions([], folder)).toEqual({
    open: true,
    port: 4173,
    cloudPort: 4000,
    cloudUrl: undefined,
    dataFolder: undefined,
    aiStub: false,
    help: false,
  });
});

test('--no-open, ports and a data folder from where the command was typed', () => {
  const args = ['--no-open', '--port', '5000', '--cloud-port', '0', '--data', 'mine', '--ai-stub'];
  expect(parseRunOptions(args, folder)).toMatchObject({
    open: false,
    port: 5000,
    cloudPort: 0,
    dataFolder: join(folder, 'mine'),
    aiStub: true,
  });
});

test.each(['65536', '-1', 'http', '4000.5', ''])('the port "%s" is refused in a sentence', (text) => {
  expect(() => parseRunOptions([`--port=${text}`], folder)).toThrow(
    `--port takes a number from 0 to 65535, not "${text}".`,
  );
});

test('an unknown option is refused', () => {
  expect(() => parseRunOptions(['--prot', '1'], folder)).toThrow('--prot');
});

test('a port that was stepped over is said, the usual one included, and none where any was welcome', () => {
  const { port } = parseRunOptions([], folder);
  expect(portNote(port, 4174, 'the page')).toBe('Port 4173 is in use, so the page is at 4174.');
  expect(portNote(port, 4173, 'the page')).toBeUndefined();
  expect(portNote(0, 50_123, 'the page')).toBeUndefined();
});
