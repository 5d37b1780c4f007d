/** Why one row of a table cannot become an item. Caught by the import, which reports it and goes on. */

/** docs/import.md tells each of them. */
export const rowRefusalCodes = [
  'row.malformed',
  'row.duplicate',
  'stem.empty',
  'text.too-long',
  'options.too-few',
  'options.too-many',
  'key.missing',
  'key.unknown',
  'key.ambiguous',
  'number.unreadable',
  'image.missing',
  'image.unreadable',
  'image.too-large',
] as const;

export type RowRefusalCode = (typeof rowRefusalCodes)[number];

export class RowRefusal extends Error {
  readonly code: RowRefusalCode;

  /** @param message what is wrong and what to do, to stand after "Row 12: " */
  constructor(code: RowRefusalCode, message: string) {
    super(message);
    this.name = 'RowRefusal';
    this.code = code;
  }
}
