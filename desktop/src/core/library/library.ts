/** Answers the calls about packs: what is here, what can be had, search, pictures. */
import { AppError } from '@answly/shared/errors/app-error';
import { readPack } from '@answly/shared/formats/answlypack';
import { packInfo } from '@answly/shared/model/pack';
import type { PublishedPack } from '@answly/shared/http/packs';
import type { CallName, Handlers } from '#desktop/contract/calls';
import type { AvailablePack } from '#desktop/contract/library';
import type { Ground } from '#desktop/core/ground';
import type { Network } from '#desktop/core/network';
import { sha256Hex } from '#desktop/core/sha256-hex';
import type { Installer } from './installer.ts';
import { installedVersion, listPacks } from './pack-list.ts';
import { search } from './search.ts';
import type { StarterPacks } from './starter-packs.ts';
import type { UsedPacks } from './used-packs.ts';

type LibraryHandlers = Pick<Handlers, Extract<CallName, `library.${string}`>>;

export interface LibraryParts extends Pick<Ground, 'db' | 'emit'> {
  installer: Installer;
  used: UsedPacks;
  starters: StarterPacks;
  network: Pick<Network, 'listPacks' | 'downloadPack' | 'nudge'>;
}

export function createLibrary(parts: LibraryParts): LibraryHandlers {
  const { db, emit, installer, used, starters, network } = parts;
  return {
    'library.packs': () => listPacks(db),
    'library.available': () => available(parts),
    'library.install': async ({ packId, origin }) => {
      const open = origin === 'starter' ? await starters.open(packId) : await fromCloud(parts, packId);
      return installer.install({ open, origin });
    },
    'library.remove': async ({ packId }) => ({ itemCount: await installer.remove(packId) }),
    'library.elsewhere': () => used.elsewhere(),
    'library.leave': ({ packId }) => {
      used.leave(packId);
      network.nudge();
      emit('data.changed', { what: 'packs' });
      return {};
    },
    'library.search': ({ query, limit }) => search(db, query, limit),
    'library.media': async ({ sha256 }) => {
      const known = db.prepare<{ mime: string }>('SELECT mime FROM media WHERE sha256 = ?').get(sha256);
      const bytes = known ? await installer.media.load(sha256) : null;
      return known && bytes ? { mime: known.mime, base64: bytes.toString('base64') } : null;
    },
  };
}

/** Starters first; a pack that the cloud has in a newer version is offered from there. */
async function available({ db, starters, network }: LibraryParts) {
  const [own, published] = await Promise.all([starters.list(), network.listPacks().catch(() => null)]);
  const offers = new Map<string, Omit<AvailablePack, 'installedVersion'>>(own.map((pack) => [pack.id, pack]));
  for (const pack of published ?? []) {
    if ((offers.get(pack.id)?.version ?? 0) < pack.version) offers.set(pack.id, offerOf(pack));
  }
  const packs = [...offers.values()].map((offer) => ({
    ...offer,
    installedVersion: installedVersion(db, offer.id),
  }));
  return { packs, cloud: published === null ? ('offline' as const) : ('reached' as const) };
}

function offerOf(pack: PublishedPack): Omit<AvailablePack, 'installedVersion'> {
  return { ...packInfo.parse(pack), itemCount: pack.itemCount, origin: 'cloud' };
}

async function fromCloud({ network }: LibraryParts, packId: string) {
  const listed = (await network.listPacks()).find((pack) => pack.id === packId);
  if (!listed) throw new AppError('pack.unknown');
  const bytes = await network.downloadPack(packId, listed.version);
  if (sha256Hex(bytes) !== listed.sha256) {
    throw new AppError('pack.unreadable', { detail: 'The pack did not arrive as it was sent. Try again.' });
  }
  return readPack(bytes, sha256Hex);
}
