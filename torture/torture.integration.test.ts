/** A short torture in every test run; the long one is a command. */
import { expect, test } from 'vitest';
import { describeWithRedis } from '../cloud/src/testing/redis-server.ts';
import { chanceOf } from './chance.ts';
import { play } from './play.ts';
import { playTutor } from './tutor-play.ts';
import { tutorSabotages } from './tutor-sabotages.ts';

test('an exam that is killed or whose log is cut reopens as it was confirmed, its clock right to a second', async () => {
  expect(await play({ kills: 8, cuts: 8 }, chanceOf(1), () => undefined)).toEqual([]);
});

describeWithRedis('the books of the tutor', () => {
  const sequences = 40;

  test('balance after faults, readers who leave and requests that come twice', async () => {
    const told: string[] = [];
    const say = (line: string) => void told.push(line);
    expect(await playTutor(sequences, chanceOf(7), { say })).toEqual([]);
    expect(told.join()).toMatch(/[1-9]\d+ calls; requests: stop \d+, /);
  });

  test.each(tutorSabotages)('do not when $what', async ({ sabotage, seen }) => {
    const say = () => undefined;
    const found = await playTutor(sequences, chanceOf(7), { say, sabotage });
    expect(found.map(({ what }) => what)).toContainEqual(expect.stringMatching(seen));
  });
});
