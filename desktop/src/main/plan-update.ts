/** When an update is looked for, loaded, offered and installed. Study comes first: it decides, and only decides. */

export interface UpdateState {
  /** A packaged app with a feed to ask. */
  enabled: boolean;
  /** A study session or an exam is open on the screen. */
  studying: boolean;
  /** The updater is at work. */
  busy: boolean;
  /** The app is about to end. */
  quitting: boolean;
  /** Since the feed was last asked, or null when it was not asked in this run. */
  sinceCheckMs: number | null;
  /** A newer version on the feed. */
  available: string | null;
  /** A newer version on this disk, whole and verified. */
  downloaded: string | null;
  /** Failed downloads and installs of the version at hand. */
  failures: number;
  /** The student asked for the restart. */
  agreed: boolean;
}

export type UpdateAct = 'wait' | 'check' | 'download' | 'offer' | 'install';

const checkEveryMs = 6 * 3_600_000;

/** After so many failures of one version it is left alone; the next version is tried again. */
export const failuresMax = 2;

/**
 * Nothing happens while somebody studies or while the app ends, and nothing is installed that the student did
 * not ask for.
 */
export function planUpdate(state: UpdateState): UpdateAct {
  if (!state.enabled || state.studying || state.busy || state.quitting) return 'wait';
  const given = state.failures >= failuresMax;
  if (state.downloaded !== null && !given) return state.agreed ? 'install' : 'offer';
  if (state.available !== null && state.downloaded === null && !given) return 'download';
  return state.sinceCheckMs === null || state.sinceCheckMs >= checkEveryMs ? 'check' : 'wait';
}
