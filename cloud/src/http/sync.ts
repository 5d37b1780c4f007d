/** Binds the routes of sync. */
import { AppError } from '@answly/shared/errors/app-error';
import { pull, push } from '@answly/shared/http/sync';
import { limits } from '@answly/shared/limits';
import type { Pulled, Sync } from '#cloud/domain/sync/sync';
import type { Resource } from './context.ts';
import { packedJson } from './packed-json.ts';

export function syncRoutes(sync: Sync): Resource {
  return (bind) => {
    bind(push, ({ body, session }) => sync.push(session.userId, body), { screen: refuseLargeBatch });
    bind(pull, async ({ query, session, context }) => {
      const pulled = await sync.pull(session.userId, query);
      return packedJson(pageText(pulled), context.req.header('accept-encoding'));
    });
  };
}

/** Too many facts is a thing a client can mend by itself, so it gets a code of its own (SY6). */
function refuseLargeBatch(body: unknown): void {
  const facts = (body as { facts?: unknown } | null)?.facts;
  if (!Array.isArray(facts) || facts.length <= limits.pushFactsMax) return;
  throw new AppError('sync.batch-too-large', { detail: `At most ${limits.pushFactsMax} facts at a time.` });
}

/** The facts are JSON already; the rest is put around them. */
function pageText({ facts, last, epoch, head, serverTime, more }: Pulled): string {
  const around = JSON.stringify({ epoch, serverTime, head, nextCursor: last, more });
  return `${around.slice(0, -1)},"facts":[${facts}]}`;
}
