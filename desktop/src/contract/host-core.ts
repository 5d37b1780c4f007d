/** What a host and the core process say to each other about starting, windows and stopping. */
import { problem } from '@answly/shared/errors/problem';
import { z } from 'zod';

const window = z.int().min(0);

/**
 * From the host. Window messages travel as JSON text that the host passes on unread; in Electron they do not pass
 * the host at all: `open` comes with a MessagePort of the window.
 */
export const hostMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), window }),
  z.object({ kind: z.literal('text'), window, text: z.string() }),
  z.object({ kind: z.literal('close'), window }),
  z.object({ kind: z.literal('stop') }),
  /** What the core before this one had said with `restart`; sent once, when this one is ready. */
  z.object({ kind: z.literal('handover'), text: z.string() }),
]);
export type HostMessage = z.infer<typeof hostMessage>;

/**
 * From the core: `ready` or `failed` once, then what it has for its windows. `studying` tells the host when a
 * session is on a screen and when it no longer is: nothing may interrupt it.
 */
export const coreReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('failed'), problem }),
  z.object({ kind: z.literal('text'), window, text: z.string() }),
  z.object({ kind: z.literal('close'), window }),
  z.object({ kind: z.literal('studying'), studying: z.boolean() }),
  /**
   * This core has closed its files and wants another to go on, on another student's profile. `handover` is for that one:
   * a secret, kept in memory only.
   */
  z.object({ kind: z.literal('restart'), handover: z.string().nullable() }),
]);
export type CoreReport = z.infer<typeof coreReport>;
