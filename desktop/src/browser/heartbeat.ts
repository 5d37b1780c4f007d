/** Notices sockets whose other end is gone without a word, such as a laptop that slept. */
import type { WebSocket, WebSocketServer } from 'ws';

const everyMs = 30_000;

/** Pings every socket; one that did not answer the last ping is ended. Returns the way to stop. */
export function startHeartbeat(sockets: WebSocketServer): () => void {
  const silent = new WeakSet<WebSocket>();
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) {
        socket.terminate();
        continue;
      }
      silent.add(socket);
      socket.once('pong', () => silent.delete(socket));
      socket.ping();
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
