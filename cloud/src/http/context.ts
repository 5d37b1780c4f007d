/** What a request carries through the middleware, and how a resource adds its routes. */
import type { Context } from 'hono';
import type { Session } from '#cloud/domain/accounts/session';
import type { Bind } from './bind.ts';

export interface AppEnv {
  Variables: {
    requestId: string;
    /** Where the request came from, proxies that are trusted looked through; used for throttling only. */
    clientAddress: string;
    /** Set once the access token and its session are checked. */
    session?: Session;
  };
}

export type AppContext = Context<AppEnv>;

/** The routes of one resource, ready to be bound: `accountRoutes(accounts)`, `tutorRoutes(tutor)`, ... */
export type Resource = (bind: Bind) => void;
