/** Binds the routes of published packs; their files may be kept by anyone for good. */
import { downloadPack, listPacks } from '@answly/shared/http/packs';
import type { Packs } from '#cloud/domain/packs/packs';
import type { Resource } from './context.ts';

const immutable = 'public, max-age=31536000, immutable';

export function packRoutes(packs: Packs): Resource {
  return (bind) => {
    bind(listPacks, async ({ context }) => {
      context.header('Cache-Control', 'no-cache');
      return { packs: await packs.list() };
    });

    bind(downloadPack, async ({ params, context }) => {
      const file = await packs.find(params.packId, params.version);
      const headers = { ETag: `"${file.sha256}"`, 'Cache-Control': immutable };
      if (namesTag(context.req.header('if-none-match'), file.sha256)) {
        return new Response(null, { status: 304, headers });
      }
      const content = await file.content();
      return new Response(content as Uint8Array<ArrayBuffer>, {
        headers: {
          ...headers,
          'Content-Type': downloadPack.answer.mime,
          'Content-Length': String(content.length),
        },
      });
    });
  };
}

function namesTag(ifNoneMatch: string | undefined, sha256: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(`"${sha256}"`) || tags.includes('*');
}
