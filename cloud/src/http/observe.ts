/** Gives each request an id and a client address, and tells afterwards what became of it. */
import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { ClientAddress } from './client-address.ts';
import type { AppEnv } from './context.ts';

export interface Observation {
  requestId: string;
  /** What the tutor was asked by it; undefined for other requests. */
  askId: string | undefined;
  method: string;
  /** The template, never the address itself: it is a label of metrics, and holds nobody's id. */
  route: string;
  status: number;
  /** Of the problem that it was answered with, and its sentence. */
  code?: string;
  title?: string;
  /** Until the headers were ready. */
  headersMs: number;
  /** Until all of it was handed on; of the tutor's streams, until their last word or until the reader left. */
  durationMs: number;
}

export type Observer = (observation: Observation) => void;

/** A proxy in front may have given the request an id already. */
const knownId = /^[\w-]{8,64}$/;

export function observe(clientAddress: ClientAddress, tell: Observer): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const startedMs = performance.now();
    const sent = context.req.header('x-request-id');
    const requestId = sent !== undefined && knownId.test(sent) ? sent : randomUUID();
    context.set('requestId', requestId);
    context.set('startedMs', startedMs);
    context.set(
      'clientAddress',
      clientAddress(context.env?.incoming?.socket.remoteAddress, context.req.header('x-forwarded-for')),
    );
    await next();
    const headersMs = performance.now() - startedMs;
    const observed = {
      requestId,
      askId: context.get('askId'),
      method: context.req.method,
      route: context.get('route') ?? 'unknown',
      status: context.res.status,
      ...context.get('refusal'),
      headersMs,
    };
    const streamed = context.get('streamed');
    if (streamed === undefined) tell({ ...observed, durationMs: headersMs });
    else void streamed.then(() => tell({ ...observed, durationMs: performance.now() - startedMs }));
  };
}
