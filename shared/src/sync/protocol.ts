/** What devices and server say to each other (docs/sync.md). */
import { z } from 'zod';
import { limits } from '../limits.ts';
import { epochMs } from '../model/text.ts';
import { document, documentField, documentKey } from './document.ts';
import { factColumns, integers } from './facts-frame.ts';

/** Goes up when a message changes in a way that an older reader cannot skip (SY15). */
export const protocolVersion = 1;
/** The oldest protocol whose pulls are still answered; a client of any age may push (SY15). */
export const protocolMin = 1;

const epoch = z.string().max(80);
const place = z.int().min(0);
const digest = z.object({ count: place, sum: place });
/** A whole number in an address. Text without a digit is no number, though JavaScript reads it as 0. */
const addressed = (number: z.ZodCoercedNumber) =>
  z.preprocess((text) => (typeof text === 'string' && !/\d/u.test(text) ? Number.NaN : text), number);
const protocol = addressed(z.coerce.number().int());
const cursor = addressed(z.coerce.number().int().min(0));
const pageLimit = (max: number) => addressed(z.coerce.number().int().min(1).max(max)).default(max);
/** The sum of the digest of all facts up to the cursor, as the device has them: another one means another history (SY12). */
const cursorSum = cursor.optional();
/** In every answer: whose history it is, how late it is, and how far the history goes. */
const told = z.object({ epoch, serverTime: epochMs.max(limits.timeMsMax), head: place });
export type Told = z.infer<typeof told>;

/** The head of a push; the facts themselves may be anything, since a bad one is refused alone (SY5). */
export const pushHead = z.object({
  protocol: z.int(),
  deviceId: z.uuid(),
  sentAt: epochMs,
  columns: factColumns,
});
export type PushHead = z.infer<typeof pushHead>;

const at = { place, id: z.string() };
/** What became of a fact that was not simply accepted. `place` counts the facts of the push from 0. */
export const pushResult = z.discriminatedUnion('status', [
  z.object({ ...at, status: z.literal('duplicate') }),
  /** Kept with `at` in place of a stamp from the future (SY8); known before or new. */
  z.object({ ...at, status: z.literal('clamped'), at: epochMs }),
  z.object({ ...at, status: z.literal('rejected'), code: z.string(), detail: z.string() }),
]);
export type PushResult = z.infer<typeof pushResult>;

export const pushResponse = z.object({
  ...told.shape,
  /** How many facts the push held; each is accepted unless `others` says something else. */
  count: place,
  others: z.array(pushResult).max(limits.pushFactsMax),
  /** The places in the history of what was accepted now, `first` to `last` in order; null where nothing was. */
  numbered: z.object({ first: place, last: place }).nullable(),
});
export type PushResponse = z.infer<typeof pushResponse>;

export const pullQuery = z.object({
  protocol,
  /** Everything after this place; 0 for all (SY3). */
  cursor,
  epoch: epoch.optional(),
  cursorSum,
  /** The asking device, to hear how far the server knows its own facts (SY12, SY14). */
  deviceId: z.uuid().optional(),
  limit: pageLimit(limits.pullFactsMax),
});
export type PullQuery = z.infer<typeof pullQuery>;

/** Columns of stored facts: in order of their place in the history, from `seqFirst`, without gaps. */
export const storedColumns = factColumns.extend({
  seqFirst: place,
  /** When each counts as done, as milliseconds after its `at`. */
  effectiveAfter: integers,
});
export type StoredColumns = z.infer<typeof storedColumns>;

export const pullHead = z.object({
  ...told.shape,
  columns: storedColumns,
  nextCursor: place,
  more: z.boolean(),
  /** The highest number of the asking device's own facts; 0 where there are none, or no device was named. */
  deviceSeqMax: place,
});
export type PullHead = z.infer<typeof pullHead>;

export const recentQuery = z.object({
  protocol,
  limit: pageLimit(limits.recentFactsMax),
});

/** Facts `seqFirst` to `seqLast` of a history, sealed: they will never change (SY7). */
export const segment = z.object({
  number: z.int().min(1),
  seqFirst: place,
  seqLast: place,
  digest,
  /** Of the bytes as they are served. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(1).max(limits.segmentBytesMax),
});
export type Segment = z.infer<typeof segment>;

export const segmentsQuery = z.object({
  protocol,
  /** The last place that is known already. */
  cursor,
  epoch: epoch.optional(),
  cursorSum,
});
export type SegmentsQuery = z.infer<typeof segmentsQuery>;
export const segmentList = z.object({ ...told.shape, segments: z.array(segment).max(limits.segmentListMax) });

/** The head of a segment's frame, inside its zstd compression. */
export const segmentHead = z.object({ columns: storedColumns });

export const digestsResponse = z.object({
  ...told.shape,
  devices: z.array(z.object({ deviceId: z.uuid(), seqMax: place, digest })).max(limits.digestDevicesMax),
});
export type DeviceDigest = z.infer<typeof digestsResponse>['devices'][number];

/** Documents stay loose here for the same reason as facts (SY5). */
export const pushDocuments = z.object({
  protocol: z.int(),
  deviceId: z.uuid(),
  documents: z.array(z.unknown()).max(limits.pushDocumentsMax),
});

export const documentResult = z.discriminatedUnion('status', [
  /** As the server holds it now: the device's change and what others had changed. */
  z.object({ key: z.string(), status: z.literal('merged'), seq: place, fields: document.shape.fields }),
  z.object({ key: z.string(), status: z.literal('rejected'), code: z.string(), detail: z.string() }),
]);
export type DocumentResult = z.infer<typeof documentResult>;

/** One result for each document, in order. */
export const pushDocumentsResponse = z.object({ ...told.shape, results: z.array(documentResult) });

export const pullDocumentsQuery = z.object({
  protocol,
  cursor,
  epoch: epoch.optional(),
  /** Part of a listing that began at 0: what is not in it is gone (SY13). */
  listing: z.stringbool().default(false),
});
export const storedDocument = z.object({
  key: documentKey,
  seq: place,
  fields: z.record(z.string(), documentField),
  /** When its last change came to the server, in milliseconds by its clock: from then it remembers a deletion (SY13). */
  changedAt: z.int().min(0).optional(),
});
export type StoredDocument = z.infer<typeof storedDocument>;

export const pullDocumentsResponse = z.object({
  ...told.shape,
  documents: z.array(storedDocument).max(limits.pullDocumentsMax),
  nextCursor: place,
  more: z.boolean(),
  /** The cursor is older than what is still remembered of deletions: list all from 0 (SY13). */
  restart: z.boolean(),
  /** The sum of the marks of all documents (document-mark.ts), of the same moment as the head. */
  marks: place,
});

/** How far the history goes; the pull is the truth (SY16). */
export const headEvent = z.object({
  event: z.literal('head'),
  data: z.object({ epoch, facts: place, documents: place }),
});
export type HeadEvent = z.infer<typeof headEvent>['data'];

export const leaseRequest = z.object({
  sessionId: z.uuid(),
  deviceId: z.uuid(),
  /** Take it even while another device holds it. */
  takeOver: z.boolean().default(false),
});
/** A running exam belongs to the device with the highest fence (SY11). */
export const lease = z.object({
  sessionId: z.uuid(),
  deviceId: z.uuid(),
  deviceName: z.string(),
  fence: z.int().min(1),
  expiresAt: epochMs,
  /** Whether the asking device holds it. */
  held: z.boolean(),
});
export type Lease = z.infer<typeof lease>;
