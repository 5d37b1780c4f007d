/** Another device of the same student: a core without a window, which acts through the cloud as any device does. */
import { join } from 'node:path';
import { createTestKeeper } from '#desktop/core/account/testing/test-keeper';
import { accountEntry } from '#desktop/core/account/saved-account';
import { systemClock } from '#desktop/core/clock';
import { connectCloud } from '#desktop/core/connect-cloud';
import type { Db } from '#desktop/core/storage/db';
import { openTestCore } from '#desktop/core/testing/test-core';
import type { Stage } from './stage.ts';
import { student } from './student.ts';

export interface SecondDevice {
  /** Answers as many questions of the first pack there is, and sends that. */
  answer(count: number): Promise<void>;
  /** Begins a timed block of the first pack there is, which runs there from then on. */
  beginBlock(minutes: number): Promise<void>;
  /** Writes other words where there is a note already, without having seen it. */
  overwriteNote(text: string): Promise<void>;
  resetProgress(): Promise<void>;
  /** Ends the access of every other device. */
  signOutOthers(): Promise<void>;
  close(): Promise<void>;
}

export async function openSecondDevice(stage: Stage, name: string): Promise<SecondDevice> {
  const { core, ground } = openTestCore(join(stage.folder, name), {
    clock: systemClock,
    starterFolder: join(stage.folder, 'packs'),
    connect: connectCloud({ cloudUrl: stage.cloudUrl, keeper: createTestKeeper() }),
  });
  const call = core.handlers;
  ground.meta.save(accountEntry, { ...ground.meta.load(accountEntry), deviceName: name });
  await call['account.signIn'](student);
  const sync = () => call['sync.now']({});
  await sync();
  const start = async (count: number, minutes?: number) => {
    const [pack] = (await call['library.available']({})).packs;
    if (pack === undefined) throw new Error('there is no pack to answer from');
    await call['library.install']({ packId: pack.id, origin: pack.origin });
    return call['study.start']({ packId: pack.id, topics: [], choose: 'mixed', count, minutes });
  };
  return {
    async answer(count) {
      const { sessionId } = await start(count);
      for (let position = 0; position < count; position++) {
        const place = { sessionId, position };
        await call['study.answer']({ ...place, response: null, certainty: null, durationMs: 20_000 });
      }
      await sync();
    },
    async beginBlock(minutes) {
      await start(10, minutes);
      await sync();
    },
    async overwriteNote(text) {
      await sync();
      const { packId, itemId } = noteKey(ground.db);
      await call['note.set']({ packId, itemId, text, seen: '' });
      await sync();
    },
    async resetProgress() {
      await call['progress.reset']({ packId: null });
      await sync();
    },
    async signOutOthers() {
      const others = (await call['devices.list']({})).filter(({ current }) => !current);
      for (const { deviceId } of others) await call['devices.revoke']({ deviceId });
    },
    close: () => core.close(),
  };
}

/** What the one note there is belongs to. */
function noteKey(db: Db): { packId: string; itemId: string } {
  const row = db.prepare<{ key: string }>("SELECT key FROM document WHERE key LIKE 'note:%'").get();
  const [, packId, itemId] = row?.key.split(':') ?? [];
  if (packId === undefined || itemId === undefined) throw new Error('there is no note');
  return { packId, itemId };
}

/** Keeps the sign-in for as long as the device is open. */
