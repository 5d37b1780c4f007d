/** A pack: items, stimuli, blueprints and media that travel and are versioned together. */
import { z } from 'zod';
import { limits } from '../limits.ts';
import { blueprint } from './blueprint.ts';
import { item } from './item.ts';
import { stimulus } from './stimulus.ts';
import { epochMs, locale, markdown, sha256 } from './text.ts';

/** A picture or sound, found by the hash of its bytes; Markdown names it as `media:<sha256>`. */
export const media = z.object({
  sha256,
  name: z.string().min(1).max(200),
  mime: z.enum([
    'image/png',
    'image/jpeg',
    'image/webp',
    'image/gif',
    'image/svg+xml',
    'audio/mpeg',
    'audio/ogg',
    'audio/wav',
  ]),
  bytes: z.int().min(1).max(limits.mediaFileBytesMax),
});
export type Media = z.infer<typeof media>;

export const packInfo = z.object({
  id: z.uuid(),
  version: z.int().min(1).max(limits.packVersionMax),
  title: z.string().min(1).max(120),
  description: markdown.default(''),
  locale,
  licence: z.string().max(200).default(''),
  source: z.string().max(500).default(''),
  createdAt: epochMs.default(0),
});
export type PackInfo = z.infer<typeof packInfo>;

/** A whole pack in memory, media bytes apart. */
export const pack = packInfo.extend({
  items: z.array(item).min(1).max(limits.itemsPerPackMax),
  stimuli: z.array(stimulus).default([]),
  blueprints: z.array(blueprint).default([]),
  media: z.array(media).default([]),
});
export type Pack = z.infer<typeof pack>;
