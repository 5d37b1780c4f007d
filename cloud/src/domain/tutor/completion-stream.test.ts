/** What happens to the body of an answer once all of it was said. */
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readCompletion } from './completion-stream.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const over = new TextEncoder().encode('data: [DONE]\n\n');

/** Reads a body that says it is over, and gives back what ends the body and whether its reader left. */
async function readToItsLastEvent() {
  const left = vi.fn<() => void>();
  const body = new PassThrough();
  body.write(over);
  for await (const part of readCompletion(body)) expect(part).toBeUndefined();
  body.on('close', () => body.readableEnded || left());
  return { end: () => body.end(), left };
}

test('a connection that stays open after the last event is given up after a second', async () => {
  const { left } = await readToItsLastEvent();
  await vi.advanceTimersByTimeAsync(999);
  expect(left).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(left).toHaveBeenCalledOnce();
});

test('one that ends by then is left to be used again', async () => {
  const { end, left } = await readToItsLastEvent();
  end();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(left).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
