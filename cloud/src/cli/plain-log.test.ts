import { expect, test } from 'vitest';
import { plainLog } from './plain-log.ts';

function said(level: string, speak: (log: ReturnType<typeof plainLog>) => void): string {
  let heard = '';
  speak(plainLog(level, (line) => (heard += line)));
  return heard;
}

test('a warning is a sentence with what there is to mend, and without its stack', () => {
  const at = ['at somewhere'];
  const facts = { askId: 'r', mode: 'hint', provider: 'openai', model: 'm', kind: 'refused' };
  const causes = [{ name: 'AuthenticationError', status: 401, code: 'invalid_api_key', at }];
  expect(said('info', (log) => log.warn({ ...facts, causes }, 'The model gave no complete answer'))).toBe(
    'The model gave no complete answer: openai/m, hint, refused, status 401, invalid_api_key.\n',
  );
  expect(said('info', (log) => log.error({ err: new Error('It is full') }, 'An answer is not kept'))).toBe(
    'An answer is not kept: It is full.\n',
  );
});

test('the same is said once, and what is no warning only where it is wanted', () => {
  const twice = (log: ReturnType<typeof plainLog>): void => {
    for (const askId of ['a', 'b']) log.info({ askId }, 'A hint was withheld');
  };
  expect(said('info', twice)).toBe('');
  expect(said('debug', twice)).toBe('A hint was withheld.\n');
});
