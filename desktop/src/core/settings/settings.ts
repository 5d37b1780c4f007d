/** Answers the calls about this installation: settings, and what Answly is. */
import type { CallName, Handlers } from '#desktop/contract/calls';
import { settings } from '#desktop/contract/account';
import type { Ground } from '#desktop/core/ground';
import { metaEntry } from '#desktop/core/storage/meta';

type SettingsHandlers = Pick<Handlers, Extract<CallName, `settings.${string}` | `app.${string}`>>;

const settingsEntry = metaEntry('settings', settings, {
  appearance: 'system',
  contrast: 'system',
  textSize: 1,
});

export interface SettingsParts extends Pick<Ground, 'db' | 'meta' | 'emit' | 'notice'> {
  host: 'electron' | 'browser';
  version: string;
}

export function createSettings({ db, meta, emit, notice, host, version }: SettingsParts): SettingsHandlers {
  return {
    'app.info': () => ({ version, host, platform: process.platform, notice }),
    'settings.get': () => meta.load(settingsEntry),
    'settings.set': (change) => {
      const next = db.transaction(() => {
        const merged = settings.parse({ ...meta.load(settingsEntry), ...withoutUndefined(change) });
        meta.save(settingsEntry, merged);
        return merged;
      });
      emit('data.changed', { what: 'settings' });
      return next;
    },
  };
}

function withoutUndefined(change: object): object {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
