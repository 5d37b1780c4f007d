/** Binds the stream that tells a device how far its student's history goes (SY16). */
import { heads } from '@answly/shared/http/sync';
import type { Head, HeadNotices } from '#cloud/domain/sync/heads';
import type { Session } from '#cloud/domain/accounts/session';
import type { Resource } from './context.ts';
import { eventHeaders } from './event-headers.ts';

export interface HeadsParts {
  notices: HeadNotices;
  readHead(userId: string): Promise<Head>;
  /** Whether the session still stands; looked at with each beat, so that a revoked device hears nothing more. */
  isLive(session: Session): Promise<boolean>;
  /** Aborts when the server stops, which ends every stream. */
  stopping: AbortSignal;
}

const beatMs = 20_000;

export function headRoutes(parts: HeadsParts): Resource {
  return (bind) => {
    bind(heads, async ({ session }) => {
      const { readHead, notices } = parts;
      const heard: Head[] = [];
      // Listens before it reads, so that no change falls between the two.
      const silence = notices.listen(session.userId, (head) => heard.push(head));
      try {
        const first = await readHead(session.userId);
        const known = [first, ...heard.filter((head) => isLater(head, first))];
        return new Response(streamOf(parts, session, known), { headers: eventHeaders });
      } finally {
        silence();
      }
    });
  };
}

function isLater(a: Head, b: Head): boolean {
  return a.facts > b.facts || a.documents > b.documents;
}

/** @param known told at once */
function streamOf(parts: HeadsParts, session: Session, known: readonly Head[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = (): void => undefined;
  return new ReadableStream({
    start: (controller) => {
      const write = (text: string): void => controller.enqueue(encoder.encode(text));
      const tell = (head: Head): void => write(`event: head\ndata: ${JSON.stringify(head)}\n\n`);
      const silence = parts.notices.listen(session.userId, tell);
      const beat = setInterval(() => void check(), beatMs);
      const close = (): void => {
        end();
        controller.close();
      };
      const check = async (): Promise<void> => {
        const live = await parts.isLive(session).catch(() => true);
        if (ended) return;
        if (live) write(': beat\n\n');
        else close();
      };
      let ended = false;
      end = () => {
        ended = true;
        silence();
        clearInterval(beat);
        parts.stopping.removeEventListener('abort', close);
      };
      parts.stopping.addEventListener('abort', close);
      for (const head of known) tell(head);
      // A device that comes back while the server drains must not keep it waiting.
      if (parts.stopping.aborted) close();
    },
    cancel: () => end(),
  });
}
