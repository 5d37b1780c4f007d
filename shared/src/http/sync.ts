/** Routes of sync (docs/sync.md). */
import { pullQuery, pullResponse, pushRequest, pushResponse } from '../sync/protocol.ts';
import { route } from './route.ts';

export const push = route({
  method: 'POST',
  path: '/v1/sync/push',
  summary: 'Send facts; each gets its own result (SY4, SY5)',
  auth: true,
  body: pushRequest,
  answer: { kind: 'json', status: 200, schema: pushResponse },
  problems: ['sync.batch-too-large', 'sync.client-too-old', 'request.too-large', 'session.required'],
});

export const pull = route({
  method: 'GET',
  path: '/v1/sync/pull',
  summary: 'Read facts after a cursor (SY3)',
  auth: true,
  query: pullQuery,
  answer: { kind: 'json', status: 200, schema: pullResponse },
  problems: ['sync.epoch-changed', 'sync.client-too-old', 'session.required'],
});
