/** One call upstream, many readers. */
import { expect, test } from 'vitest';
import type { Flight } from './flight.ts';
import { createFlights } from './flight.ts';

function controlled() {
  const end = Promise.withResolvers<void>();
  let say: (text: string) => void = () => undefined;
  return {
    make: (speak: (text: string) => void) => {
      say = speak;
      return end.promise;
    },
    say: (text: string) => say(text),
    end,
  };
}

async function all(flight: Flight): Promise<string> {
  let text = '';
  for await (const part of flight.read()) text += part;
  return text;
}

test('a second start joins the first, and a reader that comes late hears it from the beginning', async () => {
  const flights = createFlights();
  const call = controlled();
  const first = flights.start('key', call.make);
  const early = all(first);
  call.say('one ');
  const second = flights.start('key', () => Promise.reject(new Error('must not be made')));
  expect(second).toBe(first);
  const late = all(second);
  call.say('two');
  call.end.resolve();
  expect(await Promise.all([early, late])).toEqual(['one two', 'one two']);
});

test('a failure reaches every reader after what was said', async () => {
  const call = controlled();
  const flight = createFlights().start('key', call.make);
  const parts: string[] = [];
  const reading = (async () => {
    for await (const part of flight.read()) parts.push(part);
  })();
  call.say('half');
  call.end.reject(new Error('cut'));
  await expect(reading).rejects.toThrow('cut');
  expect(parts).toEqual(['half']);
  await expect(all(flight)).rejects.toThrow('cut');
});

test('a flight that is over makes room for the next one', async () => {
  const flights = createFlights();
  const first = flights.start('key', () => Promise.reject(new Error('down')));
  await first.over;
  expect(flights.find('key')).toBeUndefined();
  const second = flights.start('key', (say) => {
    say('well');
    return Promise.resolve();
  });
  expect(await all(second)).toBe('well');
});

test('it goes on when its only reader leaves', async () => {
  const call = controlled();
  const flight = createFlights().start('key', call.make);
  call.say('one');
  for await (const part of flight.read()) {
    expect(part).toBe('one');
    break;
  }
  call.say('two');
  call.end.resolve();
  await flight.over;
  expect(await all(flight)).toBe('onetwo');
});
