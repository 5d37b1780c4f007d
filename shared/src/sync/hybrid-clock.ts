/**
 * Stamps for the fields of documents: a hybrid logical clock, which follows the wall clock and never runs behind a
 * stamp it has seen (S. Kulkarni and others, "Logical Physical Clocks", 2014). Greater stamps are later.
 */
import { z } from 'zod';

const msDigits = 11;
const counterDigits = 4;
const counterMax = 36 ** counterDigits - 1;

/** Milliseconds and a counter in base 36, then the device, which settles what is equal. Orders as text. */
export const stamp = z
  .string()
  .regex(/^[0-9a-z]{11}\.[0-9a-z]{4}\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

export interface StampParts {
  ms: number;
  counter: number;
  deviceId: string;
}

export function stampOf({ ms, counter, deviceId }: StampParts): string {
  return `${digits(ms, msDigits)}.${digits(counter, counterDigits)}.${deviceId}`;
}

export function readStamp(text: string): StampParts {
  const [ms = '', counter = '', deviceId = ''] = text.split('.');
  return { ms: Number.parseInt(ms, 36), counter: Number.parseInt(counter, 36), deviceId };
}

/**
 * The stamp of a change that is made now.
 * @param last the latest stamp that was given or seen here, '' at first.
 */
export function nextStamp(last: string, nowMs: number, deviceId: string): string {
  const before = last === '' ? { ms: 0, counter: 0 } : readStamp(last);
  const wallMs = Math.max(0, Math.round(nowMs));
  if (wallMs > before.ms) return stampOf({ ms: wallMs, counter: 0, deviceId });
  // A clock that stood still or went back: the counter goes on, and carries into the milliseconds.
  const isFull = before.counter >= counterMax;
  return stampOf({
    ms: isFull ? before.ms + 1 : before.ms,
    counter: isFull ? 0 : before.counter + 1,
    deviceId,
  });
}

/** The later of two stamps; '' is earlier than any. */
export function laterStamp(a: string, b: string): string {
  return a > b ? a : b;
}

function digits(value: number, count: number): string {
  return value.toString(36).padStart(count, '0');
}
