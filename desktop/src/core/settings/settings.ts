/** Answers the calls about this installation: settings, and what Answly is. */
import type { DocumentFields } from '@answly/shared/sync/document';
import type { z } from 'zod';
import type { CallName, CallOutput, Handlers } from '#desktop/contract/calls';
import { settings } from '#desktop/contract/account';
import type { Ground } from '#desktop/core/ground';
import { metaEntry } from '#desktop/core/storage/meta';

type SettingsHandlers = Pick<Handlers, Extract<CallName, `settings.${string}` | `app.${string}`>>;

type AppInfo = CallOutput<'app.info'>;

/** What an Answly without extra time has saved is read too. */
const saved = settings.extend({ timeFactor: settings.shape.timeFactor.default(1) });

const settingsEntry = metaEntry('settings', saved, {
  appearance: 'system',
  contrast: 'system',
  textSize: 1,
  timeFactor: 1,
});

/** What all devices of a student have in common; the size of the text suits one screen. */
const documentKey = 'settings';
const shared = settings.pick({ appearance: true, contrast: true, timeFactor: true });
const sharedNames = shared.keyof().options;

export interface SettingsParts extends Pick<Ground, 'db' | 'reserve' | 'meta' | 'documents' | 'emit'> {
  notice: AppInfo['notice'];
  host: 'electron' | 'browser';
  version: string;
  profileId: string;
  /** Something waits to be sent. */
  wrote: () => void;
}

export function createSettings(parts: SettingsParts): SettingsHandlers {
  const { db, reserve, meta, documents, emit, host, version, profileId } = parts;
  let { notice } = parts;
  const info = () => {
    return { version, host, platform: process.platform, notice, reserve: reserve.left(), profileId };
  };
  const load = () => ({ ...meta.load(settingsEntry), ...sharedIn(documents.load(documentKey)) });
  return {
    'app.info': info,
    'app.dismissNotice': () => {
      notice = null;
      return info();
    },
    'settings.get': load,
    'settings.set': (change) => {
      const given = withoutUndefined(change);
      const toShare = Object.fromEntries(Object.entries(given).filter(([name]) => name in shared.shape));
      const next = db.transaction(() => {
        const merged = settings.parse({ ...load(), ...given });
        meta.save(settingsEntry, merged);
        if (Object.keys(toShare).length > 0) documents.write(documentKey, toShare);
        return merged;
      });
      parts.wrote();
      emit('data.changed', { what: 'settings' });
      return next;
    },
  };
}

/** A value of a later Answly is left to it. */
function sharedIn(fields: DocumentFields | undefined): Partial<z.infer<typeof shared>> {
  const known = sharedNames.flatMap((name) => {
    const value = shared.shape[name].safeParse(fields?.[name]?.value);
    return value.success ? [[name, value.data]] : [];
  });
  return Object.fromEntries(known) as Partial<z.infer<typeof shared>>;
}

function withoutUndefined(change: object): object {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
