/** Routes of sync (docs/sync.md). */
import { z } from 'zod';
import * as protocol from '../sync/protocol.ts';
import { route } from './route.ts';

const readProblems = ['sync.client-too-old', 'sync.server-too-old', 'session.required'] as const;

export const push = route({
  method: 'POST',
  path: '/v1/sync/push',
  summary: 'Send facts; each gets its own result (SY4, SY5)',
  auth: true,
  frame: protocol.pushHead,
  answer: { kind: 'json', status: 200, schema: protocol.pushResponse },
  problems: ['sync.batch-too-large', 'request.too-large', 'session.required'],
});

export const pull = route({
  method: 'GET',
  path: '/v1/sync/pull',
  summary: 'Read facts after a cursor (SY3)',
  auth: true,
  query: protocol.pullQuery,
  answer: { kind: 'frame', status: 200, head: protocol.pullHead },
  problems: ['sync.epoch-changed', ...readProblems],
});

export const recent = route({
  method: 'GET',
  path: '/v1/sync/recent',
  summary: 'Read the newest facts, for a device that has none yet (SY7)',
  auth: true,
  query: protocol.recentQuery,
  answer: { kind: 'frame', status: 200, head: protocol.pullHead },
  problems: readProblems,
});

export const listSegments = route({
  method: 'GET',
  path: '/v1/sync/segments',
  summary: 'List sealed segments after a cursor (SY7)',
  auth: true,
  query: protocol.segmentsQuery,
  answer: { kind: 'json', status: 200, schema: protocol.segmentList },
  problems: ['sync.epoch-changed', ...readProblems],
});

export const readSegment = route({
  method: 'GET',
  path: '/v1/sync/segments/:number',
  summary: 'Read a sealed segment: a frame of facts, compressed by zstd (SY7)',
  auth: true,
  params: z.object({ number: z.coerce.number().int().min(1) }),
  answer: { kind: 'bytes', status: 200, mime: 'application/zstd' },
  problems: ['sync.segment-unknown', 'session.required'],
});

export const digests = route({
  method: 'GET',
  path: '/v1/sync/digests',
  summary: 'Read what the server holds of each device, to find what it lacks (SY12)',
  auth: true,
  answer: { kind: 'json', status: 200, schema: protocol.digestsResponse },
  problems: ['session.required'],
});

export const pushDocuments = route({
  method: 'POST',
  path: '/v1/sync/documents',
  summary: 'Send changed documents; each comes back merged (SY5, SY8, SY10)',
  auth: true,
  body: protocol.pushDocuments,
  answer: { kind: 'json', status: 200, schema: protocol.pushDocumentsResponse },
  problems: ['sync.batch-too-large', 'request.too-large', 'session.required'],
});

export const pullDocuments = route({
  method: 'GET',
  path: '/v1/sync/documents',
  summary: 'Read documents that changed after a cursor (SY3, SY13)',
  auth: true,
  query: protocol.pullDocumentsQuery,
  answer: { kind: 'json', status: 200, schema: protocol.pullDocumentsResponse },
  problems: ['sync.epoch-changed', ...readProblems],
});

export const heads = route({
  method: 'GET',
  path: '/v1/sync/heads',
  summary: 'Hear how far the history goes, now and at each change (SY16)',
  auth: true,
  answer: { kind: 'events', status: 200, schema: protocol.headEvent },
  problems: ['session.required'],
});

export const takeLease = route({
  method: 'POST',
  path: '/v1/sync/leases',
  summary: 'Take, renew or look at the lease of a running exam (SY11)',
  auth: true,
  body: protocol.leaseRequest,
  answer: { kind: 'json', status: 200, schema: protocol.lease },
  problems: ['session.required'],
});
