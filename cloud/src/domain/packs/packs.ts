/** Publishes packs and hands them out. A version that is published never changes. */
import { AppError } from '@answly/shared/errors/app-error';
import { readPack } from '@answly/shared/formats/answlypack';
import type { PublishedPack } from '@answly/shared/http/packs';
import { limits } from '@answly/shared/limits';
import { packInfo } from '@answly/shared/model/pack';
import type { Added, PackStore } from './pack-store.ts';

export interface PacksParts {
  store: PackStore;
  now: () => number;
  sha256Hex: (bytes: Uint8Array) => string;
}

export interface PackFile {
  /** The content's SHA-256. */
  sha256: string;
  /** Reads the bytes, which a caller who has them already need not do. */
  content(): Promise<Uint8Array>;
}

export interface Packs {
  /**
   * Publishing the same bytes again changes nothing: what is withdrawn stays so.
   * @throws AppError pack.unreadable, pack.invalid, pack.too-large
   */
  publish(bytes: Uint8Array): Promise<{ published: PublishedPack; isNew: boolean; isWithdrawn: boolean }>;
  list(): Promise<PublishedPack[]>;
  /** @throws AppError pack.unknown */
  find(packId: string, version: number): Promise<PackFile>;
}

export function createPacks({ store, now, sha256Hex }: PacksParts): Packs {
  return {
    publish: async (bytes) => {
      if (bytes.length > limits.packFileBytesMax) throw new AppError('pack.too-large');
      const { pack } = readPack(bytes, sha256Hex);
      const published: PublishedPack = {
        ...packInfo.parse(pack),
        itemCount: pack.items.length,
        bytes: bytes.length,
        sha256: sha256Hex(bytes),
      };
      const added = await store.add({ published, content: bytes, items: pack.items }, now());
      refuseChanged(added, published);
      return { published, isNew: added === 'added', isWithdrawn: added === 'withdrawn' };
    },

    list: () => store.listNewest(),

    find: async (packId, version) => {
      const sha256 = await store.findSha256(packId, version);
      if (sha256 === undefined) throw new AppError('pack.unknown');
      return {
        sha256,
        content: async () => (await store.readContent(packId, version)) ?? vanished(),
      };
    },
  };
}

function refuseChanged(added: Added, { title, version }: PublishedPack): void {
  if (added === 'version-taken') {
    throw new AppError('pack.invalid', {
      detail: `Version ${version} of "${title}" is published with other content. Raise its version.`,
    });
  }
  if (typeof added === 'object') {
    throw new AppError('pack.invalid', {
      detail: `Item ${added.itemChanged} of "${title}" has changed since it was published. Raise its version.`,
    });
  }
}

function vanished(): never {
  throw new AppError('pack.unknown');
}
