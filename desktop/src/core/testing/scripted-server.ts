/** A server that knows the student and says to each path what a test tells it to, in place of `fetch`. */
import { columnsOf } from '@answly/shared/sync/facts-frame';
import type { FactRecord } from '@answly/shared/sync/fact';
import { newId } from '@answly/shared/sync/new-id';
import { systemRandom } from '#desktop/core/clock';

export const toldAt = Date.UTC(2026, 2, 2, 12);
export const serverId = () => newId(toldAt, systemRandom.bytes(16));

/** What it says of a history of `facts`, by the last part of each path; pages from `cursor` on. */
export function historyOf(facts: readonly FactRecord[], cursor = 0, serverTime = toldAt) {
  const told = { epoch: 'first', serverTime, head: facts.length };
  const page = { ...told, nextCursor: facts.length, more: false };
  const columnsFrom = (place: number) => {
    const behind = facts.slice(place);
    return { ...columnsOf(behind), seqFirst: place + 1, effectiveAfter: behind.map(() => 0) };
  };
  const bodies = facts.slice(cursor).map(({ body }) => body);
  return {
    documents: { ...page, documents: [], restart: false, marks: 0 },
    segments: { ...told, segments: [] },
    recent: { ...page, columns: columnsFrom(facts.length), deviceSeqMax: 0 },
    pull: { head: { ...page, columns: columnsFrom(cursor), deviceSeqMax: 0 }, bodies },
  };
}

/** @param answerTo JSON, bytes or a frame; where undefined, the student is signed in. */
export function scriptedServer(answerTo: (name: string, cursor: number) => object | undefined): typeof fetch {
  return async (url) => {
    const { pathname, searchParams } = new URL(url instanceof Request ? url.url : url);
    const answer = answerTo(pathname.split('/').at(-1) ?? '', Number(searchParams.get('cursor')));
    if (answer instanceof Uint8Array) return new Response(new Uint8Array(answer));
    if (answer !== undefined && 'bodies' in answer && 'head' in answer)
      return new Response([JSON.stringify(answer.head), ...(answer.bodies as string[])].join('\n'));
    if (answer !== undefined) return Response.json(answer);
    const tokens = {
      accessToken: 'access',
      accessExpiresInSeconds: 900,
      refreshToken: 'a-refresh-token-long-enough',
    };
    const student = { userId: serverId(), email: 'a@example.org', sessionId: serverId() };
    return Response.json({ ...student, ...tokens }, { status: 201 });
  };
}
