/** The messages on the port between a window and the core, the same over MessagePort and WebSocket. */
import { problem } from '@answly/shared/errors/problem';
import { z } from 'zod';

export const callMessage = z.object({ id: z.int().min(0), call: z.string().max(60), input: z.unknown() });
export type CallMessage = z.infer<typeof callMessage>;

/** `ok` answers and refusals of calls, or an event. Values are checked against the contract by the reader. */
export const coreMessage = z.union([
  z.object({ id: z.int(), ok: z.literal(true), value: z.unknown() }),
  z.object({ id: z.int(), ok: z.literal(false), problem }),
  z.object({ event: z.string(), data: z.unknown() }),
]);
export type CoreMessage = z.infer<typeof coreMessage>;

/** Any two-way message port: Electron's MessagePort, a WebSocket, a pair in a test. */
export interface Port {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}
