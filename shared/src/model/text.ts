/** The small text types that every other model file is made of. */
import { z } from 'zod';
import { limits } from '../limits.ts';

/** Markdown with code, images by hash and KaTeX math. Hostile until it is sanitised for display. */
export const markdown = z.string().max(limits.markdownCharsMax);
export type Markdown = z.infer<typeof markdown>;

/** Markdown that says something: not blank. */
export const markdownRequired = markdown.refine((text) => text.trim() !== '', 'must not be empty');

/** A tag that names a variant twice is none: who asks the platform for its signs or small letters gets an error. */
const namesEachOnce = (tag: string): boolean => {
  const parts = tag.toLowerCase().split('-').slice(1);
  return new Set(parts).size === parts.length;
};

// What is held against a language afterwards has one.
const noTag = { error: 'must be a language tag such as "en" or "zh-CN"', abort: true };

/** A language tag such as `en` or `zh-Hant-TW`: language, script, region and variants of BCP 47, no extensions. */
export const locale = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-([A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*$/, noTag)
  .refine(namesEachOnce, noTag);

/** An identifier that is stable inside its item: option, gap, mistake. Never a shown letter, since options are shuffled. */
export const localId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and dashes');

/** SHA-256 of the content, in lower-case hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hex');

/** Milliseconds since 1970 by some device's wall clock. */
export const epochMs = z.int().min(0);

/** Integer thousandths of a mark. */
export const milliPoints = z.int().min(-1_000_000).max(1_000_000);
