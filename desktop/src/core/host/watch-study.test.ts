/** Calls of a window and what they say about a session. */
import { expect, it } from 'vitest';
import type { CallName, Handlers } from '#desktop/contract/calls';
import { watchStudy } from './watch-study.ts';

it('tells each turn once: into a session by its calls, out of it by the screens around it', () => {
  const turns: boolean[] = [];
  const answers = new Proxy({} as Handlers, { get: (_target, call) => () => call });
  const watched = watchStudy(answers, (studying) => turns.push(studying));
  const calls: CallName[] = [
    'stats.today',
    'study.start',
    'study.view',
    'tutor.ask',
    'study.answer',
    'study.result',
    'study.submit',
    'study.result',
    'study.place',
    'stats.today',
  ];
  const answered = calls.map((call) => (watched[call] as () => unknown)());
  expect(turns).toEqual([true, false, true, false]);
  expect(answered).toEqual(calls);
});
