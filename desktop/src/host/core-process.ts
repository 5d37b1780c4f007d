/** One running core as a host sees it, whatever kind of process it is. */
import type { HostMessage } from '#desktop/contract/host-core';

export interface CoreProcess {
  /** @param transfer an Electron MessagePort that goes with the message; never given under the browser host. */
  send(message: HostMessage, transfer?: unknown): void;
  /** What the core reports, unchecked. */
  onReport(listener: (raw: unknown) => void): void;
  onExit(listener: () => void): void;
  /** Ends it without asking. */
  kill(): void;
}
