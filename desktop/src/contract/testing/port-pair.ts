/** Two ports that talk to each other inside one process, for tests of either end. */
import type { Port } from '../messages.ts';

/**
 * What one end posts the other hears later, in order and as a copy that went through JSON, as over a socket.
 * Messages wait for a listener; closing either end closes both.
 */
export function portPair(): [Port, Port] {
  const left = createEnd();
  const right = createEnd();
  const close = () => {
    left.end();
    right.end();
  };
  return [
    { post: right.take, onMessage: left.onMessage, onClose: left.onClose, close },
    { post: left.take, onMessage: right.onMessage, onClose: right.onClose, close },
  ];
}

function createEnd() {
  const inbox: string[] = [];
  const closers: (() => void)[] = [];
  let listener: ((message: unknown) => void) | null = null;
  let ended = false;
  const deliver = () => {
    if (listener === null) return;
    for (const text of inbox.splice(0)) listener(JSON.parse(text));
  };
  return {
    take(message: unknown) {
      if (ended) return;
      inbox.push(JSON.stringify(message));
      void Promise.resolve().then(deliver);
    },
    onMessage(next: (message: unknown) => void) {
      listener = next;
      deliver();
    },
    onClose(closer: () => void) {
      if (ended) closer();
      else closers.push(closer);
    },
    end() {
      if (ended) return;
      ended = true;
      for (const closer of closers) void Promise.resolve().then(closer);
    },
  };
}
