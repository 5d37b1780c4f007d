/** Opens a data folder: finishes what a start that was cut short began, and finds the profile to open (SY17). */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { accountEntry } from '#desktop/core/account/saved-account';
import type { Ground, Log } from '#desktop/core/ground';
import { lockDataFolder } from '#desktop/core/storage/data-lock';
import { isUnwritten, refusalOf } from '#desktop/core/storage/sqlite-problem';
import { adoptFolder } from './adopt-folder.ts';
import { beginList } from './begin-list.ts';
import type { Arrival, Owner, Profile } from './profile.ts';
import {
  loadProfileList,
  saveProfileList,
  setListAside,
  type ListedProfile,
  type ProfileList,
} from './profile-list.ts';
import { takeOver } from './take-over.ts';

export interface ProfilesParts {
  dataFolder: string;
  newId: () => string;
  /** By the wall clock: names a list that is set aside. */
  nowMs: () => number;
  /** Ends this core; the next one opens the profile that is current then. `grant` is for its ears only. */
  restart: (grant: Arrival['grant'] | null) => void;
  log: Log;
}

export interface OpenedProfiles {
  /** Holds the study file of the current profile. */
  folder: string;
  /** Under which a study file that is made now goes on. */
  deviceId: string | undefined;
  profile: Profile;
  /** What the student should know about this start. */
  notice: 'profiles-recovered' | null;
  /** Takes over what another profile leaves to this one; before any window is answered. */
  prepare(ground: Pick<Ground, 'db' | 'facts' | 'device' | 'meta'>): void;
  close(): void;
}

/**
 * @throws AppError `data.in-use` while another core has the folder, `data.newer`, `profiles.unreadable`, `disk.full`.
 */
export function openProfiles(parts: ProfilesParts): OpenedProfiles {
  const { dataFolder } = parts;
  mkdirSync(dataFolder, { recursive: true });
  const close = lockDataFolder(dataFolder);
  try {
    const store = openList(parts);
    const current = store.currentProfile();
    return {
      folder: store.folderOf(current.id),
      deviceId: current.deviceId ?? undefined,
      profile: createProfile(parts, store),
      notice: store.isRecovered ? 'profiles-recovered' : null,
      prepare: (ground) => prepare(parts, store, ground),
      close,
    };
  } catch (error) {
    close();
    throw refusalOf(error);
  }
}

type Store = ReturnType<typeof openList>;

function openList({ dataFolder, newId, nowMs }: ProfilesParts) {
  const folderOf = (id: string) => join(dataFolder, 'profiles', id);
  const nobody = (): ListedProfile => ({ id: newId(), deviceId: null, userId: null, email: null });
  const loaded = loadProfileList(dataFolder);
  let list = loaded ?? beginList(dataFolder, nobody);
  const isRecovered = loaded === undefined && existsSync(join(dataFolder, 'profiles'));
  const save = (next: ProfileList) => {
    saveProfileList(dataFolder, next);
    list = next;
  };
  if (loaded === undefined) {
    setListAside(dataFolder, nowMs());
    // The list is there before the first file is moved: from then on every start goes on with the moving.
    save(list);
  }
  if (list.adopting) {
    adoptFolder(dataFolder, folderOf(list.current));
    save({ ...list, adopting: false });
  }
  return {
    folderOf,
    isRecovered,
    nobody,
    list: () => list,
    save,
    currentProfile() {
      const current = list.profiles.find(({ id }) => id === list.current);
      if (current === undefined) throw new Error('The list of profiles lacks the one that is open.');
      return current;
    },
    /** Changes what is known of the current profile. */
    note(known: Partial<ListedProfile>) {
      const { current, profiles } = list;
      save({
        ...list,
        profiles: profiles.map((each) => (each.id === current ? { ...each, ...known } : each)),
      });
    },
  };
}

type PrepareGround = Parameters<OpenedProfiles['prepare']>[0];

function prepare({ log }: ProfilesParts, store: Store, ground: PrepareGround): void {
  const { taking } = store.list();
  try {
    if (taking !== null) take(store, ground, taking);
  } catch (error) {
    const refusal = refusalOf(error);
    if (isUnwritten(refusal)) throw refusal;
    // A file that cannot be read stays where it is, as nobody's; this profile must open all the same.
    log('taking over from another profile failed', error);
    store.save({ ...store.list(), taking: null });
  }
  noteOwner(store, ground);
}

/**
 * What the study file says of itself stands: the list may have been made anew, or a change of it cut short. One that
 * names nobody was just gone over to, or put back from a copy of before the sign-in: it is the student's whom the list
 * names, and asks for the password.
 */
function noteOwner(store: Store, { device, meta }: PrepareGround): void {
  const { deviceId, userId, email } = store.currentProfile();
  if (deviceId !== device.id()) store.note({ deviceId: device.id() });
  const account = meta.load(accountEntry);
  if (account.userId === userId) return;
  if (account.userId !== null) store.note({ userId: account.userId, email: account.email });
  else if (account.erasedUserId === userId) store.note({ userId: null, email: null });
  else meta.save(accountEntry, { ...account, userId, email, status: 'expired' });
}

function take(store: Store, ground: PrepareGround, { from, what }: NonNullable<ProfileList['taking']>): void {
  const { current, profiles } = store.list();
  takeOver(ground, { from: store.folderOf(from), into: store.folderOf(current), what });
  if (what === 'work') empty(store.folderOf(from));
  const left = profiles.filter(({ id }) => what === 'packs' || id !== from);
  store.save({ ...store.list(), profiles: left, taking: null });
}

/** The folder first loses its name: half of a study file must not be taken for one. */
function empty(folder: string): void {
  rmSync(`${folder}.joined`, { recursive: true, force: true });
  try {
    renameSync(folder, `${folder}.joined`);
  } catch {
    return;
  }
  rmSync(`${folder}.joined`, { recursive: true, force: true });
}

function createProfile({ newId, restart }: ProfilesParts, store: Store): Profile {
  const elsewhere = () => store.list().profiles.filter(({ id }) => id !== store.list().current);
  const isOf = (profile: ListedProfile, owner: Owner) => profile.userId === owner.userId;
  return {
    id: store.list().current,
    others: () => elsewhere().flatMap(({ email }) => (email === null ? [] : [email])),
    deviceFor(email) {
      const there = elsewhere().find((each) => each.email === email);
      if (there !== undefined) return there.deviceId;
      const here = store.currentProfile();
      return here.userId === null || here.email === email ? null : newId();
    },
    isElsewhere: (userId) => elsewhere().some((each) => each.userId === userId),
    own: (owner) => store.note({ userId: owner?.userId ?? null, email: owner?.email ?? null }),
    goTo({ grant, deviceId, joins }) {
      const { list, save, nobody } = store;
      const { userId, email } = grant;
      const known = elsewhere().find((each) => isOf(each, grant));
      const next = { ...(known ?? { ...nobody(), deviceId }), userId, email };
      const taking = { from: list().current, what: joins ? 'work' : 'packs' } as const;
      const profiles = [...list().profiles.filter(({ id }) => id !== next.id), next];
      save({ ...list(), current: next.id, profiles, taking });
      restart(grant);
    },
    leave() {
      const { list, save, nobody } = store;
      const guest = elsewhere().find(({ userId }) => userId === null) ?? nobody();
      const profiles = [...list().profiles.filter(({ id }) => id !== guest.id), guest];
      save({ ...list(), current: guest.id, profiles, taking: { from: list().current, what: 'packs' } });
      restart(null);
    },
  };
}
