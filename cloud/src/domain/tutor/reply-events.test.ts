/** A flight as the events a client reads. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { FlightPart } from './flight/transcript.ts';
import { flightEvents } from './reply-events.ts';

let firstWords: number;

async function eventsOf(...parts: FlightPart[]) {
  firstWords = 0;
  async function* read(): AsyncGenerator<FlightPart> {
    yield* parts;
  }
  const flight = { ready: Promise.resolve('followed' as const), over: Promise.resolve(), read };
  const events = [];
  for await (const event of flightEvents(
    { flight, fallback: () => '', onFirstWord: () => (firstWords += 1) },
    randomUUID(),
    new AbortController().signal,
  ))
    events.push(event);
  return events.map((event) => (event.event === 'delta' ? event.data.text : event.event));
}

test('an answer that is begun anew has a second meta, after which all of it comes', async () => {
  expect(await eventsOf('old ', { restart: true }, 'new ', 'words')).toEqual([
    'meta',
    'old ',
    'meta',
    'new ',
    'words',
    'done',
  ]);
});

test('the first word is told of once, however often the answer begins, and not where there is none', async () => {
  await eventsOf('old ', { restart: true }, 'new');
  expect(firstWords).toBe(1);
  await eventsOf();
  expect(firstWords).toBe(0);
});
