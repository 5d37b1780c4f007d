/** Routes for operators: is it alive, is it ready. */
import { z } from 'zod';
import { route } from './route.ts';

const part = z.enum(['up', 'down', 'off']);

export const healthSummary = z.object({
  status: z.enum(['ok', 'degraded', 'down']),
  version: z.string(),
  database: part,
  /** `off`: the in-process cache and limits are in use. */
  redis: part,
  ai: z.enum(['configured', 'off']),
  /** Sentences for the operator; they change nothing of the status. */
  warnings: z.array(z.string()),
});

export const health = route({
  method: 'GET',
  path: '/health',
  summary: 'State of the service and its parts; 503 when the database is down',
  auth: false,
  answer: { kind: 'json', status: 200, unwellStatus: 503, schema: healthSummary },
  problems: [],
});

export const live = route({
  method: 'GET',
  path: '/health/live',
  summary: 'The process answers; asks nothing else',
  auth: false,
  answer: { kind: 'json', status: 200, schema: z.object({ status: z.literal('ok') }) },
  problems: [],
});

export const ready = route({
  method: 'GET',
  path: '/health/ready',
  summary: 'Traffic may be sent here; Redis being down is only degraded',
  auth: false,
  answer: { kind: 'json', status: 200, schema: healthSummary },
  problems: ['service.unavailable'],
});
