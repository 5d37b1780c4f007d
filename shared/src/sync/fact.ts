/** A fact: something a student did, immutable, merged by union (docs/sync.md). */
import { z } from 'zod';
import { epochMs } from '../model/text.ts';

/** In the one spelling by which facts are told apart. */
export const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const kindPattern = /^[a-z][a-z0-9-]{0,39}$/;
export const factKind = z.string().regex(kindPattern);
/** Either way from UTC. */
export const zoneMinutesMax = 1080;

/** What every fact carries besides its body. Kinds of a newer version are kept, not refused (SY15). */
export const fact = z.object({
  /** UUIDv7, minted in the transaction of the act (SY1). */
  id: z.uuid(),
  kind: factKind,
  deviceId: z.uuid(),
  /** Dense per device, from 1 (SY1). */
  deviceSeq: z.int().min(1),
  /** The device's wall clock at the act, shifted by what the server last said (SY8). */
  at: epochMs,
  /** Minutes east of UTC where the student was. */
  zoneMinutes: z.int().min(-zoneMinutesMax).max(zoneMinutesMax),
  /** Monotonic milliseconds since the core that wrote it started: orders acts when the clock jumps. */
  monoMs: z.int().min(0),
  body: z.record(z.string(), z.unknown()),
});
export type Fact = z.infer<typeof fact>;

/**
 * A fact as it is stored and sent: its body is the JSON object that was first written, to the letter, so that nothing
 * a newer version put there is lost on the way (SY15). What is new in a fact goes into its body, never around it.
 */
export interface FactRecord extends Omit<Fact, 'body'> {
  body: string;
}

/** A fact with its place in the student's history (SY2), and when it counts as done (SY8). */
export interface StoredFact extends FactRecord {
  seq: number;
  effectiveAt: number;
}

/** The kinds of today. */
export const factKinds = {
  attempt: 'attempt',
  sessionEvent: 'session-event',
  progressReset: 'progress-reset',
  undo: 'undo',
} as const;
