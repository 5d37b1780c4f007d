/** The windows of the browser host: each a WebSocket that is a port of its own to the one core. */
import type { WebSocket } from 'ws';
import type { Greeting } from '#desktop/contract/bridge';
import type { CoreProcess } from '#desktop/host/core-process';
import type { Supervisor } from '#desktop/host/supervisor';

/** WebSocket close codes: https://www.iana.org/assignments/websocket */
const closeCode = { refused: 1008, notText: 1003, restart: 1012, later: 1013, full: 1013 } as const;

/** A page that stopped reading is let go before it fills the memory of the host. */
const unsentBytesMax = 64 * 1024 * 1024;

const windowsMax = 20;

export function createWindows(supervisor: Supervisor) {
  const open = new Map<number, WebSocket>();
  let nextWindow = 1;

  supervisor.onWindowReport((report) => {
    const socket = open.get(report.window);
    if (socket === undefined) return;
    if (report.kind === 'close') socket.close(closeCode.refused);
    else if (socket.bufferedAmount > unsentBytesMax) socket.terminate();
    else socket.send(report.text);
  });
  supervisor.onGone(() => {
    for (const socket of open.values()) socket.close(closeCode.restart);
    open.clear();
  });

  function connect(socket: WebSocket, core: CoreProcess): void {
    const window = nextWindow;
    nextWindow += 1;
    open.set(window, socket);
    core.send({ kind: 'open', window });
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) socket.close(closeCode.notText);
      else if (open.get(window) === socket) core.send({ kind: 'text', window, text: data.toString() });
    });
    socket.on('close', () => {
      if (open.delete(window)) core.send({ kind: 'close', window });
    });
    greet(socket, { host: 'open' });
  }

  return {
    /** Greets a new socket once the core is ready, or tells it why it is not. */
    async adopt(socket: WebSocket): Promise<void> {
      // Errors of a socket (garbage frames, oversize) close it, which is heard as `close`.
      socket.on('error', () => undefined);
      if (open.size >= windowsMax) {
        socket.close(closeCode.full);
        return;
      }
      const readiness = await supervisor.ready();
      if (socket.readyState !== socket.OPEN) return;
      if (readiness.ok) {
        connect(socket, readiness.core);
        return;
      }
      greet(socket, { host: 'failed', problem: readiness.problem });
      socket.close(closeCode.later);
    },
  };
}

function greet(socket: WebSocket, greeting: Greeting): void {
  socket.send(JSON.stringify(greeting));
}
