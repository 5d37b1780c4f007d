/** All routes, for the server binding and openapi.json. */
import * as accounts from './accounts.ts';
import * as devices from './devices.ts';
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
  recent: sync.recent,
  listSegments: sync.listSegments,
  readSegment: sync.readSegment,
  digests: sync.digests,
  pushDocuments: sync.pushDocuments,
  pullDocuments: sync.pullDocuments,
  heads: sync.heads,
  takeLease: sync.takeLease,
  listDevices: devices.listDevices,
  tellDevice: devices.tellDevice,
  renameDevice: devices.renameDevice,
  revokeDevice: devices.revokeDevice,
  eraseAccount: accounts.eraseAccount,
  listPacks: packs.listPacks,
  downloadPack: packs.downloadPack,
  askTutor: tutor.askTutor,
  tutorAllowance: tutor.tutorAllowance,
  rateTutor: tutor.rateTutor,
  similarItems: tutor.similarItems,
  tutorCacheStats: tutor.tutorCacheStats,
} as const;
