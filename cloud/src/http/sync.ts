/** Binds the routes of sync. */
import { AppError } from '@answly/shared/errors/app-error';
import { frameMime } from '@answly/shared/http/route';
import * as routes from '@answly/shared/http/sync';
import { limits } from '@answly/shared/limits';
import { frameText } from '@answly/shared/sync/facts-frame';
import type { Documents } from '#cloud/domain/sync/documents';
import type { Facts, Page } from '#cloud/domain/sync/facts';
import type { Leases } from '#cloud/domain/sync/leases';
import type { Segments } from '#cloud/domain/sync/segments';
import type { AppContext, Resource } from './context.ts';
import { packedText } from './packed-text.ts';

export interface SyncParts {
  facts: Facts;
  segments: Segments;
  documents: Documents;
  leases: Leases;
}

export function syncRoutes({ facts, segments, documents, leases }: SyncParts): Resource {
  return (bind) => {
    bind(routes.push, ({ body, session }) => facts.push(session.userId, body.head, body.bodies), {
      screen: refuseMoreThan(limits.pushFactsMax, (lines) => lines),
    });
    bind(
      routes.pull,
      async ({ query, session, context }) => framed(await facts.pull(session.userId, query), context),
      { readsAhead: true },
    );
    bind(routes.recent, async ({ query, session, context }) =>
      framed(await facts.recent(session.userId, query), context),
    );
    bind(routes.listSegments, ({ query, session }) => segments.list(session.userId, query));
    bind(routes.readSegment, async ({ params, session }) => {
      const content = await segments.read(session.userId, params.number);
      return new Response(new Uint8Array(content), { headers: segmentHeaders });
    });
    bind(routes.digests, ({ session }) => facts.digests(session.userId));
    bind(routes.pushDocuments, ({ body, session }) => documents.push(session.userId, body.documents), {
      screen: refuseMoreThan(
        limits.pushDocumentsMax,
        (body) => (body as { documents?: unknown } | null)?.documents,
      ),
    });
    bind(routes.pullDocuments, ({ query, session }) => documents.pull(session.userId, query));
    bind(routes.takeLease, ({ body, session }) => leases.take(session.userId, body));
  };
}

const segmentHeaders = { 'Content-Type': 'application/zstd', 'Cache-Control': 'private, no-store' };

/** Too much at once is a thing a client can mend by itself, so it gets a code of its own (SY6). */
function refuseMoreThan(max: number, listOf: (body: unknown) => unknown): (body: unknown) => void {
  return (body) => {
    const list = listOf(body);
    if (!Array.isArray(list) || list.length <= max) return;
    throw new AppError('sync.batch-too-large', { detail: `At most ${max} changes at a time.` });
  };
}

function framed({ head, bodies }: Page, context: AppContext): Promise<Response> {
  return packedText(frameText(head, bodies), frameMime, context.req.header('accept-encoding'));
}
