/** What a request carries through the middleware, and how a resource adds its routes. */
import type { HttpBindings } from '@hono/node-server';
import type { Problem } from '@answly/shared/errors/problem';
import type { Context } from 'hono';
import type { Bind } from './bind.ts';

export interface AppEnv {
  /** Absent where the app is asked without a socket. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** Of an ask of the tutor: its own id, which the device has given it. */
    askId?: string;
    /** When it arrived, by `performance.now()`. */
    startedMs: number;
    /** The template of the address, such as `/v1/packs/:packId/:version`; unset where there is no such route. */
    route?: string;
    /** Where the request came from, proxies that are trusted looked through; used for throttling only. */
    clientAddress: string;
    /** Of an answer that is a problem. */
    refusal?: Pick<Problem, 'code' | 'title'>;
    /** Of an answer that is a stream: settles when all of it is sent, or its reader has left. */
    streamed?: Promise<void>;
    /** Whether the request was answered meanwhile with its being late: what is made now is sent to nobody. */
    isLate?: boolean;
    /** Whether the answer was made with the headers that every answer has. */
    hasOwnHeaders?: boolean;
  };
}

export type AppContext = Context<AppEnv>;

/** The routes of one resource, ready to be bound: `accountRoutes(accounts)`, `tutorRoutes(tutor)`, ... */
export type Resource = (bind: Bind) => void;
