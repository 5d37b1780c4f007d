/** How the core hears from the host that started it, whichever kind of host that is. */
import type { CoreReport } from '#desktop/contract/host-core';
import type { Port } from '#desktop/contract/messages';

export interface HostChannel {
  report(report: CoreReport): void;
  /** A window opened; its port lives until the window or the core closes it. */
  onWindow(listener: (port: Port) => void): void;
  /** What the core before this one left for it. */
  onHandover(listener: (text: string) => void): void;
  /** The host asks to stop, or is gone. */
  onStop(listener: () => void): void;
}
