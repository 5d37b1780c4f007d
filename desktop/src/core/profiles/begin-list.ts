/** The list of profiles of a data folder that has none that can be read: the first one, or made anew from the folders (SY17). */
import { join } from 'node:path';
import { canAdopt, holdsOldStudy } from './adopt-folder.ts';
import { findProfiles, profileFolders, type FoundProfile } from './find-profiles.ts';
import type { ListedProfile, ProfileList } from './profile-list.ts';

/**
 * Every folder with work is listed, except one of which a copy alone tells that it is nobody's: a student may have signed
 * in since, and whoever comes next must not be given it. It stays where it is. Open is the profile that was used last,
 * unless its student has signed out: then nobody's. What a profile was about to take over stays in its own, and joins
 * with the next sign-in there.
 */
export function beginList(dataFolder: string, nobody: () => ListedProfile): ProfileList {
  const profilesFolder = join(dataFolder, 'profiles');
  const found = findProfiles(profilesFolder);
  const list = (current: ListedProfile, adopting: boolean): ProfileList => {
    const others = found
      .filter(({ listed, isSignedOut }) => listed.userId !== null || !isSignedOut)
      .map(({ listed }) => listed)
      .filter(({ id }) => id !== current.id);
    return { version: 1, current: current.id, profiles: [...others, current], adopting, taking: null };
  };
  const [half, ...more] = profileFolders(profilesFolder);
  // From before there were profiles; perhaps half of it has gone to the first one already.
  if (holdsOldStudy(dataFolder) && more.length === 0) {
    if (half === undefined) return list(nobody(), true);
    const there = found[0]?.listed ?? { ...nobody(), id: half };
    if (canAdopt(dataFolder, join(profilesFolder, half))) return list(there, true);
  }
  return list(lastUsed(found) ?? nobody(), false);
}

function lastUsed(found: readonly FoundProfile[]): ListedProfile | undefined {
  return found
    .filter(({ isSignedOut }) => !isSignedOut)
    .toSorted((a, b) => Number(a.isUnknown) - Number(b.isUnknown) || b.usedAtMs - a.usedAtMs)[0]?.listed;
}
