/** A {@link Bridge} over WebSocket, for a page served by the browser host. */
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import type { Problem } from '@answly/shared/errors/problem';
import type { Bridge, Connection, Greeting } from './bridge.ts';
import { socketPath } from './bridge.ts';
import type { Port } from './messages.ts';
import { readGreeting } from './read-message.ts';

/** The part of the standard WebSocket that is used; the browser's and the `ws` package's both have this form. */
export interface Socket {
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close' | 'error', listener: () => void): void;
  send(text: string): void;
  close(): void;
}

/** The WebSocket address that belongs to a page of the browser host. */
export function socketAddress(pageUrl: string): string {
  const host = /^http:\/\/([^/?#]+)/u.exec(pageUrl)?.[1];
  if (host === undefined) throw new Error('the browser host serves pages over http only');
  return `ws://${host}${socketPath}`;
}

/** @param open makes a new WebSocket to {@link socketAddress}. */
export function socketBridge(open: () => Socket): Bridge {
  return { connect: () => connectSocket(open()) };
}

function connectSocket(socket: Socket): Promise<Connection> {
  return new Promise((resolve) => {
    const inbox = createInbox();
    let greeted = false;
    socket.addEventListener('message', (event) => {
      const message = parseJson(event.data);
      if (greeted) {
        inbox.take(message);
        return;
      }
      greeted = true;
      const hello = readGreeting(message);
      if (hello?.host === 'open') {
        resolve({ ok: true, port: portOf(socket, inbox) });
        return;
      }
      resolve({ ok: false, problem: reasonOf(hello) });
      socket.close();
    });
    const ended = () => {
      inbox.end();
      resolve({ ok: false, problem: problemOf(new AppError('core.gone')) });
    };
    socket.addEventListener('close', ended);
    socket.addEventListener('error', ended);
  });
}

function reasonOf(hello: Greeting | undefined): Problem {
  if (hello?.host === 'failed') return hello.problem;
  return problemOf(
    new AppError('core.gone', { detail: 'Something else than Answly answered at this address.' }),
  );
}

function portOf(socket: Socket, inbox: Inbox): Port {
  return {
    post: (message) => socket.send(JSON.stringify(message)),
    onMessage: inbox.onMessage,
    onClose: inbox.onClose,
    close: () => socket.close(),
  };
}

type Inbox = ReturnType<typeof createInbox>;

/** Keeps messages until somebody listens, and remembers that the end has come. */
function createInbox() {
  let kept: unknown[] = [];
  let ended = false;
  let listener: ((message: unknown) => void) | null = null;
  const closers: (() => void)[] = [];
  return {
    take(message: unknown) {
      if (listener === null) kept.push(message);
      else listener(message);
    },
    end() {
      if (ended) return;
      ended = true;
      for (const closer of closers) closer();
    },
    onMessage(next: (message: unknown) => void) {
      listener = next;
      const waiting = kept;
      kept = [];
      for (const message of waiting) next(message);
    },
    onClose(closer: () => void) {
      if (ended) closer();
      else closers.push(closer);
    },
  };
}

/** Text that is not JSON becomes `undefined`, which no reader of the contract accepts. */
function parseJson(data: unknown): unknown {
  if (typeof data !== 'string') return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
