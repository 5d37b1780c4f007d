/** The messages on the port between a window and the core, the same over MessagePort and WebSocket. */
import type { Problem } from '@answly/shared/errors/problem';
import { z } from 'zod';

export const callMessage = z.object({ id: z.int().min(0), call: z.string().max(60), input: z.unknown() });
export type CallMessage = z.infer<typeof callMessage>;

/** `ok` answers and refusals of calls, or an event. The core checks values against the contract before it sends them. */
export type CoreMessage =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; problem: Problem }
  | { event: string; data: unknown };

/** Any two-way message port: Electron's MessagePort, a WebSocket, a pair in a test. */
export interface Port {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}
