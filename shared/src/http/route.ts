/** What a route is: declared once, bound by the server, called by the desktop, written into openapi.json. */
import type { z } from 'zod';
import type { ProblemCode } from '../errors/codes.ts';

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With `:name` for each path parameter. */
  path: string;
  summary: string;
  /** Whether it needs `Authorization: Bearer <access token>`. */
  auth: boolean;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** In place of `body`: facts, framed (sync/facts-frame.ts); the schema is that of the head line. */
  frame?: z.ZodType;
  answer:
    /** `unwellStatus`: of a service that is not well, for what is answered all the same. */
    | { kind: 'json'; status: 200 | 201; unwellStatus?: 503; schema: z.ZodType }
    | { kind: 'empty'; status: 204 }
    | { kind: 'bytes'; status: 200; mime: string }
    | { kind: 'frame'; status: 200; head: z.ZodType }
    /** Server-sent events; `schema` is the union of `{ event, data }`. */
    | { kind: 'events'; status: 200; schema: z.ZodType };
  /** The refusals a caller should expect, besides those any route can give. */
  problems: readonly ProblemCode[];
}

/** Keeps the literal types of a route while checking its form. */
export function route<const R extends Route>(declared: R): R {
  return declared;
}

export const frameMime = 'application/vnd.answly.facts';
