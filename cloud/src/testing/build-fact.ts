/** Builds facts of one device, dense and in order, as a device would. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Fact } from '@answly/shared/sync/fact';
import { newId } from '@answly/shared/sync/new-id';

export interface TestDevice {
  deviceId: string;
  /** The device's next fact: an attempt, unless changed. */
  next(changes?: Partial<Fact>): Fact;
  /** Its next `count` facts. */
  nextMany(count: number): Fact[];
}

export function testDevice(now: () => number, deviceId: string = randomUUID()): TestDevice {
  let deviceSeq = 0;
  const next = (changes: Partial<Fact> = {}): Fact => {
    deviceSeq += 1;
    const at = now();
    return {
      id: newId(at, randomBytes(16)),
      kind: 'attempt',
      deviceId,
      deviceSeq,
      at,
      zoneMinutes: 60,
      monoMs: deviceSeq * 1000,
      body: attemptBody(),
      ...changes,
    };
  };
  return { deviceId, next, nextMany: (count) => Array.from({ length: count }, () => next()) };
}

function attemptBody(): Record<string, unknown> {
  return {
    sessionId: randomUUID(),
    packId: randomUUID(),
    itemId: randomUUID(),
    itemVersion: 1,
    mode: 'tutor',
    response: { type: 'single', optionId: 'b' },
    scoreMilli: 1000,
    maxMilli: 1000,
    durationMs: 5_000,
    hintLevel: 0,
  };
}
