/** Installs a built pack the way an import does, through the calls of a window. */
import { writePack } from '@answly/shared/formats/answlypack';
import type { Pack } from '@answly/shared/model/pack';
import type { Core } from '#desktop/core/core';
import { sha256Hex } from '#desktop/core/sha256-hex';

interface Importing {
  core: Pick<Core, 'handlers'>;
}

export async function installTestPack(
  { core }: Importing,
  pack: Pack,
  media: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<void> {
  await importBytes({ core }, 'test.answlypack', writePack(pack, media, sha256Hex));
}

/** Offers, sends and imports one file. */
export async function importBytes({ core }: Importing, name: string, bytes: Uint8Array): Promise<void> {
  const { handlers } = core;
  const { importId } = await handlers['import.open']({ files: [{ name, bytes: bytes.length }] });
  const base64 = Buffer.from(bytes).toString('base64');
  await handlers['import.chunk']({ importId, file: 0, base64 });
  await handlers['import.run']({ importId, map: null, title: 'Test pack', locale: 'en' });
}
