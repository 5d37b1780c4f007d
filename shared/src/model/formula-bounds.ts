/** What a formula of a pack, which is hostile, may not do: of the typesetter's options those that decide what it sets. */

export const formulaBounds = {
  // No macro may link, load or style.
  trust: false,
  strict: 'ignore',
  maxSize: 20,
  maxExpand: 500,
} as const;
