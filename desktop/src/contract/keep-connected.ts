/** Keeps one port to the core open: connects, notices the end, connects again with growing pauses. */
import type { Problem } from '@answly/shared/errors/problem';
import type { Connection } from './bridge.ts';
import type { Port } from './messages.ts';

export interface LinkListener {
  opened(port: Port): void;
  message(raw: unknown): void;
  /** The open port closed. */
  lost(): void;
  /** The core cannot start, and why; trying goes on. */
  failed(problem: Problem): void;
}

export interface LinkOptions {
  connect: () => Promise<Connection>;
  wait: (ms: number) => Promise<void>;
}

const retryMs = [100, 250, 500, 1_000, 2_000] as const;

export function keepConnected(options: LinkOptions, listener: LinkListener) {
  let port: Port | null = null;
  let closed = false;

  function adopt(opened: Port): void {
    if (closed) {
      opened.close();
      return;
    }
    port = opened;
    opened.onMessage((raw) => listener.message(raw));
    listener.opened(opened);
    opened.onClose(() => {
      if (port !== opened) return;
      port = null;
      listener.lost();
      void tryToConnect();
    });
  }

  async function tryToConnect(): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      if (closed) return;
      const connection = await options.connect();
      if (connection.ok) {
        adopt(connection.port);
        return;
      }
      // A stopped core is started again by its host; only another reason is worth a sentence.
      if (connection.problem.code !== 'core.gone') listener.failed(connection.problem);
      await options.wait(retryMs[Math.min(attempt, retryMs.length - 1)] ?? 0);
    }
  }

  void tryToConnect();

  return {
    /** False when there is no port to post on. */
    post(message: unknown): boolean {
      port?.post(message);
      return port !== null;
    },
    isClosed: () => closed,
    close() {
      closed = true;
      const open = port;
      port = null;
      open?.close();
    },
  };
}
