/** All routes, for the server binding and openapi.json. */
import * as accounts from './accounts.ts';
import * as health from './health.ts';
import * as packs from './packs.ts';
import * as sync from './sync.ts';
import * as tutor from './tutor.ts';

export const routes = {
  health: health.health,
  live: health.live,
  ready: health.ready,
  register: accounts.register,
  signIn: accounts.signIn,
  refresh: accounts.refresh,
  signOut: accounts.signOut,
  push: sync.push,
  pull: sync.pull,
  listPacks: packs.listPacks,
  downloadPack: packs.downloadPack,
  askTutor: tutor.askTutor,
  tutorCacheStats: tutor.tutorCacheStats,
} as const;
