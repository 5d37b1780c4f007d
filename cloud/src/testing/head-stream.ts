/** Listens to the stream of heads as a device does, for tests. */
import { headEvent, type HeadEvent } from '@answly/shared/sync/protocol';

export interface HeadStream {
  /** The next head, when it comes; undefined where the server has ended the stream. */
  next(): Promise<HeadEvent | undefined>;
  /** What came beside heads, such as beats. */
  comments: string[];
  /** Resolves when the server has ended the stream. */
  ended: Promise<void>;
  close(): Promise<void>;
}

/** Reads on by itself. @param url of the API */
export async function listenToHeads(url: string, token: string): Promise<HeadStream> {
  const response = await fetch(`${url}/v1/sync/heads`, { headers: { authorization: `Bearer ${token}` } });
  if (response.status !== 200 || response.body === null) throw new Error(await response.text());
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const heads: HeadEvent[] = [];
  const comments: string[] = [];
  let wanted = Promise.withResolvers<void>();
  let text = '';
  const ended = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += part.value;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        if (block.startsWith(':')) comments.push(block);
        else heads.push(headOf(block));
      }
      wanted.resolve();
      wanted = Promise.withResolvers();
    }
  })();
  return {
    next: async () => {
      while (heads.length === 0) {
        const isEnd = await Promise.race([ended.then(() => true), wanted.promise.then(() => false)]);
        if (isEnd) break;
      }
      return heads.shift();
    },
    comments,
    ended,
    close: () => reader.cancel(),
  };
}

function headOf(block: string): HeadEvent {
  const [event, data] = block.split('\n').map((line) => line.slice(line.indexOf(': ') + 2));
  return headEvent.parse({ event, data: JSON.parse(data ?? '') }).data;
}
