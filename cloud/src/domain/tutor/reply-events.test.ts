/** A flight as the events a client reads. */
import { randomUUID } from 'node:crypto';
import { AppError } from '@answly/shared/errors/app-error';
import { expect, test } from 'vitest';
import type { FlightPart } from './flight/transcript.ts';
import { ModelFailure } from './model.ts';
import { flightEvents } from './reply-events.ts';

const ids = { askId: randomUUID(), requestId: randomUUID() };
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
    ids,
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

const wordless: [string, unknown, object][] = [
  ['a provider that is asked too much', new ModelFailure('rate-limited'), { code: 'tutor.busy' }],
  [
    'one that says when to come back',
    new ModelFailure('rate-limited', { retryAfterMs: 29_400 }),
    { code: 'tutor.busy', retryAfterSeconds: 30 },
  ],
  ['a text that must not be sent', new ModelFailure('withheld'), { code: 'tutor.withheld' }],
  ['a provider that is down', new ModelFailure('broken'), { code: 'tutor.unavailable' }],
  ['what the leader was told', new AppError('tutor.busy'), { code: 'tutor.busy' }],
  ['a fault of our own', new Error('a secret'), { code: 'tutor.unavailable' }],
];

test.each(wordless)(
  'where no word came, the notes say what they stand in for: %s',
  async (_what, failure, told) => {
    const flight = {
      ready: Promise.resolve('led' as const),
      over: Promise.resolve(),
      // eslint-disable-next-line require-yield
      async *read(): AsyncGenerator<FlightPart> {
        throw failure;
      },
    };
    const events = [];
    const wanted = { flight, fallback: () => 'Notes' };
    for await (const event of flightEvents(wanted, ids, new AbortController().signal)) events.push(event);
    expect(events[0]).toMatchObject({ event: 'meta', data: { source: 'rationale', requestId: ids.askId } });
    expect(events[0]).toMatchObject({ data: { instead: { ...told, requestId: ids.requestId } } });
    expect(JSON.stringify(events)).not.toContain('secret');
  },
);
