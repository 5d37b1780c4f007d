/** Drives electron-updater by the policy of plan-update.ts; the updater itself never acts on its own. */
import type { UpdateAct } from './plan-update.ts';
import { planUpdate } from './plan-update.ts';
import type { UpdateRecords } from './update-record.ts';

/** The part of electron-updater's `autoUpdater` that is used. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  /** Null when the app is not packaged. */
  checkForUpdates(): Promise<{ isUpdateAvailable: boolean; updateInfo: { version: string } } | null>;
  downloadUpdate(): Promise<unknown>;
  /** Ends the app, or tells an `error`, or does nothing at all. */
  quitAndInstall(): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface UpdateParts {
  updater: Updater;
  enabled: boolean;
  isStudying: () => boolean;
  records: UpdateRecords;
  now: () => number;
  later: (callback: () => void, afterMs: number) => void;
  /** Stops the core and copies the study file; rejects when there is no copy. */
  prepare: (version: string) => Promise<void>;
  /** Undoes {@link prepare} after an install that did not happen. */
  recover: () => void;
  /** The version that the student may install now, or null. */
  offer: (version: string | null) => void;
  log: (line: string) => void;
}

/** How long an install may take to end the app; on a Mac the system first loads the update once more. */
const installMsMax = 120_000;

/** How far this run has come. */
interface Progress {
  checkedAt: number | null;
  available: string | null;
  downloaded: string | null;
  agreed: boolean;
  busy: boolean;
  quitting: boolean;
  /** Tell an install that is under way how it went. */
  leaving: { ended: () => void; failed: (error: Error) => void } | null;
}

type Act = Exclude<UpdateAct, 'wait'>;

export function createUpdates(parts: UpdateParts) {
  const { updater } = parts;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  const progress: Progress = {
    checkedAt: null,
    available: null,
    downloaded: null,
    agreed: false,
    busy: false,
    quitting: false,
    leaving: null,
  };
  updater.on('error', (error) => progress.leaving?.failed(error));

  /** Goes as far as the policy allows; call it now and then, and when a session ends. */
  async function step(): Promise<void> {
    for (let act = plan(parts, progress); act !== 'wait'; act = plan(parts, progress)) {
      progress.busy = true;
      const went = await perform(act, parts, progress).finally(() => (progress.busy = false));
      if (!went || act === 'offer' || act === 'install') return;
    }
  }

  return {
    step,
    /** The student asked for the restart: done now or, while a session is open, not at all. */
    agree(): Promise<void> {
      progress.agreed = true;
      return step().finally(() => (progress.agreed = false));
    },
    quitting(): void {
      progress.quitting = true;
      progress.leaving?.ended();
    },
  };
}

function plan(parts: UpdateParts, progress: Progress): UpdateAct {
  const { checkedAt, ...rest } = progress;
  const version = progress.downloaded ?? progress.available;
  return planUpdate({
    ...rest,
    enabled: parts.enabled,
    studying: parts.isStudying(),
    sinceCheckMs: checkedAt === null ? null : parts.now() - checkedAt,
    failures: version === null ? 0 : parts.records.failuresOf(version),
  });
}

/** @returns false when it failed; what that means for the version is written down. */
async function perform(act: Act, parts: UpdateParts, progress: Progress): Promise<boolean> {
  try {
    await acts[act](parts, progress);
    return true;
  } catch (error) {
    parts.log(`update: ${act} failed: ${String(error)}`);
    // A feed that cannot be reached is no fault of the version.
    if (act === 'download' && progress.available !== null) parts.records.addFailure(progress.available);
    if (act === 'install') parts.recover();
    return false;
  }
}

const acts: Record<Act, (parts: UpdateParts, progress: Progress) => Promise<void> | void> = {
  async check({ updater, now }, progress) {
    progress.checkedAt = now();
    const found = await updater.checkForUpdates();
    progress.available = found?.isUpdateAvailable === true ? found.updateInfo.version : null;
    if (progress.downloaded !== progress.available) progress.downloaded = null;
  },
  async download({ updater }, progress) {
    await updater.downloadUpdate();
    progress.downloaded = progress.available;
  },
  offer: (parts, progress) => parts.offer(progress.downloaded),
  async install(parts, progress) {
    progress.agreed = false;
    if (progress.downloaded === null) return;
    await parts.prepare(progress.downloaded);
    parts.records.addFailure(progress.downloaded);
    await leave(parts, progress);
  },
};

/** Resolves once the app ends for the install; rejects when it goes on, with its core stopped. */
function leave({ updater, later }: UpdateParts, progress: Progress): Promise<void> {
  return new Promise((ended, failed) => {
    progress.leaving = { ended, failed };
    later(() => failed(new Error('the app did not end')), installMsMax);
    updater.quitAndInstall();
  });
}

export type Updates = ReturnType<typeof createUpdates>;
