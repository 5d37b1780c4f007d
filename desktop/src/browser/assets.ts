/** The files of the built renderer, read once, each with its tag and its compressed forms. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { assetPath } from '#desktop/host/asset-path';
import { contentType, isWorthCompressing } from '#desktop/host/content-type';

export type Encoding = 'br' | 'gzip' | 'identity';

export interface Asset {
  type: string;
  /** Strong tag of the content; the encoding is added where it is sent. */
  tag: string;
  /** Named after its content by the build, so that it never changes under its name. */
  hashed: boolean;
  body(encoding: Encoding): Promise<Buffer>;
  encodings: readonly Encoding[];
}

interface Kept {
  asset: Asset;
  version: string;
}

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

export function createAssets(folder: string) {
  const kept = new Map<string, Kept>();
  return {
    /** The file for a URL path, or null where there is none. A file that was built anew is read anew. */
    async find(urlPath: string): Promise<Asset | null> {
      const file = assetPath(folder, urlPath);
      const info = file === null ? null : await stat(file).catch(() => null);
      if (file === null || info?.isFile() !== true) return null;
      const version = `${info.mtimeMs}-${info.size}`;
      const known = kept.get(file);
      if (known?.version === version) return known.asset;
      const asset = createAsset(file, await readFile(file), urlPath.startsWith('/assets/'));
      kept.set(file, { asset, version });
      return asset;
    },
  };
}

function createAsset(file: string, plain: Buffer, hashed: boolean): Asset {
  const bodies = new Map<Encoding, Promise<Buffer>>([['identity', Promise.resolve(plain)]]);
  return {
    type: contentType(file),
    tag: createHash('sha256').update(plain).digest('base64url').slice(0, 22),
    hashed,
    encodings: isWorthCompressing(file) ? ['br', 'gzip', 'identity'] : ['identity'],
    body(encoding) {
      const body = bodies.get(encoding) ?? compress(plain, encoding);
      bodies.set(encoding, body);
      return body;
    },
  };
}

/** Quality 6 is quick enough for the first load to wait for it; the result is kept. */
function compress(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return gzipped(plain, { level: 6 });
  return brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
}
