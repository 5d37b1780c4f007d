/** Keeps the token as a keyring would, through restarts of the core that is given it. */
import type { Keeper } from '#desktop/core/account/keyring';

export function createTestKeeper(): Keeper {
  let kept: string | null = null;
  return {
    kind: 'keyring',
    get: async () => kept,
    set: async (token) => void (kept = token),
    delete: async () => void (kept = null),
  };
}
