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
  quitAndInstall(): void;
}

export interface UpdateParts {
  updater: Updater;
  enabled: boolean;
  isStudying: () => boolean;
  records: UpdateRecords;
  now: () => number;
  /** Stops the core and copies the study file; rejects when there is no copy. */
  prepare: (version: string) => Promise<void>;
  /** Undoes {@link prepare} after an install that did not happen. */
  recover: () => void;
  /** The version that the student may install now, or null. */
  offer: (version: string | null) => void;
  log: (line: string) => void;
}

export function createUpdates(parts: UpdateParts) {
  const { updater, records } = parts;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  let checkedAt: number | null = null;
  let available: string | null = null;
  let downloaded: string | null = null;
  let agreed = false;
  let busy = false;
  let quitting = false;

  const acts: Record<Exclude<UpdateAct, 'wait'>, () => Promise<void> | void> = {
    async check() {
      checkedAt = parts.now();
      const found = await updater.checkForUpdates();
      available = found?.isUpdateAvailable === true ? found.updateInfo.version : null;
      if (downloaded !== available) downloaded = null;
    },
    async download() {
      await updater.downloadUpdate();
      downloaded = available;
    },
    offer: () => parts.offer(downloaded),
    async install() {
      agreed = false;
      if (downloaded === null) return;
      await parts.prepare(downloaded);
      records.addFailure(downloaded);
      updater.quitAndInstall();
    },
  };

  function plan(): UpdateAct {
    const version = downloaded ?? available;
    return planUpdate({
      enabled: parts.enabled,
      studying: parts.isStudying(),
      busy,
      quitting,
      sinceCheckMs: checkedAt === null ? null : parts.now() - checkedAt,
      available,
      downloaded,
      failures: version === null ? 0 : records.failuresOf(version),
      agreed,
    });
  }

  async function run(act: Exclude<UpdateAct, 'wait'>): Promise<boolean> {
    busy = true;
    try {
      await acts[act]();
      return true;
    } catch (error) {
      parts.log(`update: ${act} failed: ${String(error)}`);
      // No network is no fault of the version.
      if (act === 'download' && available !== null) records.addFailure(available);
      if (act === 'install') parts.recover();
      return false;
    } finally {
      busy = false;
    }
  }

  /** Goes as far as the policy allows; call it now and then, and when a session ends. */
  async function step(): Promise<void> {
    for (let act = plan(); act !== 'wait'; act = plan()) {
      const went = await run(act);
      if (!went || act === 'offer' || act === 'install') return;
    }
  }

  return {
    step,
    /** The student asked for the restart: done now or, while a session is open, not at all. */
    agree(): Promise<void> {
      agreed = true;
      return step().finally(() => (agreed = false));
    },
    quitting: () => void (quitting = true),
  };
}

export type Updates = ReturnType<typeof createUpdates>;
