/** The IPC channels between Electron's main process and the preload; the page never sees them. */
import { problem } from '@answly/shared/errors/problem';
import { z } from 'zod';

export const channels = {
  /** invoke → {@link portOffer}: asks for a port to the core. */
  connect: 'core.connect',
  /** main → preload with a MessagePort: the port that was offered under the same number. */
  port: 'core.port',
  /** main → preload: the core ended, and every port with it. */
  gone: 'core.gone',
} as const;

export const portOffer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), window: z.int() }),
  z.object({ ok: z.literal(false), problem }),
]);
export type PortOffer = z.infer<typeof portOffer>;

export const portLabel = z.object({ window: z.int() });
