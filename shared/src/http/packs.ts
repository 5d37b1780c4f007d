/** Routes of published packs. */
import { z } from 'zod';
import { packInfo } from '../model/pack.ts';
import { sha256 } from '../model/text.ts';
import { route } from './route.ts';

export const publishedPack = packInfo.extend({ itemCount: z.int(), bytes: z.int(), sha256 });
export type PublishedPack = z.infer<typeof publishedPack>;

export const listPacks = route({
  method: 'GET',
  path: '/v1/packs',
  summary: 'List the newest version of every published pack',
  auth: false,
  answer: { kind: 'json', status: 200, schema: z.object({ packs: z.array(publishedPack) }) },
  problems: [],
});

export const downloadPack = route({
  method: 'GET',
  path: '/v1/packs/:packId/:version',
  summary: 'Download one version of a pack; it never changes',
  auth: false,
  params: z.object({ packId: z.uuid(), version: z.coerce.number().int().min(1) }),
  answer: { kind: 'bytes', status: 200, mime: 'application/vnd.answly.pack' },
  problems: ['pack.unknown'],
});
