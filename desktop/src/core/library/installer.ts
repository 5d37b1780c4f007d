/** Installs and removes packs one after the other, media first, and tells the windows. */
import { join } from 'node:path';
import type { OpenPack } from '@answly/shared/formats/answlypack';
import type { PackOrigin, PackSummary } from '#desktop/contract/library';
import type { Ground } from '#desktop/core/ground';
import { installPack } from './install-pack.ts';
import { createMediaStore, type MediaStore } from './media-store.ts';
import { createPace } from './pace.ts';
import { packSummaryOf } from './pack-list.ts';
import type { UsedPacks } from './used-packs.ts';
import { retireStaging, sweepEditions } from './sweep-editions.ts';

export interface Watcher {
  signal?: AbortSignal;
  report?: (done: number, total: number) => void;
}

export interface Installer {
  media: MediaStore;
  /** @throws AppError `import.cancelled`, `disk.full`; nothing of the pack is then to be seen. */
  install(what: { open: OpenPack; origin: PackOrigin }, watcher?: Watcher): Promise<PackSummary>;
  /**
   * Attempts stay, and so do the items they were about.
   * @returns how many published items were in it.
   */
  remove(packId: string): Promise<number>;
  /** Clears away what a crash left. */
  start(): Promise<void>;
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>;
}

export interface InstallerParts extends Pick<Ground, 'dataFolder' | 'db' | 'clock' | 'emit' | 'log'> {
  used: UsedPacks;
  /** Something waits to be sent. */
  wrote: () => void;
}

export function createInstaller(parts: InstallerParts): Installer {
  const { db, clock, emit, used, wrote } = parts;
  const media = createMediaStore(join(parts.dataFolder, 'media'));
  const closing = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  /** Two installs of one pack at once would have to decide who is current; a sweep must not see a half. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }
  /**
   * Goes on behind what the student does; large packs take seconds. Cleaning up may be cut short by closing or fail (a full
   * disk): the next start tries again.
   */
  async function sweep(): Promise<void> {
    try {
      await sweepEditions(db, media, createPace(closing.signal));
    } catch (error) {
      if (!closing.signal.aborted) parts.log('sweeping old packs failed', error);
    }
  }

  async function install({ open, origin }: Parameters<Installer['install']>[0], watcher: Watcher = {}) {
    const signals = [closing.signal, ...(watcher.signal ? [watcher.signal] : [])];
    const pace = createPace(AbortSignal.any(signals), watcher.report);
    try {
      for (const [sha256, bytes] of open.media) {
        await media.save(sha256, bytes);
        await pace(0, open.pack.items.length);
      }
      const shown = () => used.use(open.pack, origin);
      await installPack(db, { pack: open.pack, origin, nowMs: clock.wallMs(), shown }, pace);
    } finally {
      void inTurn(sweep);
    }
    wrote();
    emit('data.changed', { what: 'packs' });
    return packSummaryOf(db, open.pack.id);
  }

  async function remove(packId: string): Promise<number> {
    const { itemCount } = packSummaryOf(db, packId);
    db.transaction(() => {
      db.prepare("UPDATE edition SET state = 'old' WHERE pack_id = ? AND state = 'current'").run(packId);
      used.leave(packId);
    });
    wrote();
    emit('data.changed', { what: 'packs' });
    void inTurn(sweep);
    return itemCount;
  }

  return {
    media,
    install: (what, watcher) => inTurn(() => install(what, watcher)),
    remove: (packId) => inTurn(() => remove(packId)),
    start: () =>
      inTurn(async () => {
        retireStaging(db);
        await sweep();
      }).catch((error: unknown) => parts.log('clearing half-installed packs failed', error)),
    async idle() {
      closing.abort();
      // What runs may have put its own sweep into the queue.
      for (let seen: unknown; seen !== last;) await (seen = last);
    },
  };
}
