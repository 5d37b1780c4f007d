/** A stream of events that breaks. */
import { expect, test } from 'vitest';
import type { TutorEvent } from '@answly/shared/http/tutor';
import { manualTimers } from '#cloud/testing/manual-timers';
import { streamResponse } from './tutor-stream.ts';

test('events that throw break the stream off, and leave no heartbeat behind', async () => {
  const { timers, waiting } = manualTimers();
  async function* events(): AsyncGenerator<TutorEvent> {
    yield await Promise.resolve({ event: 'delta' as const, data: { text: 'Almost' } });
    throw new Error('lost');
  }
  await expect(streamResponse(events, { timers, headers: {} }).text()).rejects.toThrow('lost');
  expect(waiting()).toBe(0);
});
