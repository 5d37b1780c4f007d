/** Bytes to text, strictly: what is not valid is refused instead of turned into question marks. */

/** The part of the platform's TextDecoder that is used; every platform Answly runs on has it. */
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}

/** UTF-8 without a leading byte order mark, or null when the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** As {@link decodeUtf8}, and UTF-16 where a byte order mark says so, since spreadsheets export that as "Unicode text". */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  if (utf16 === null) return decodeUtf8(bytes);
  try {
    return new TextDecoder(utf16, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The line, counted from 1, that holds the first byte that is not UTF-8; 0 when all are. */
export function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const end = lineEnd(bytes, start);
    if (decodeUtf8(bytes.subarray(start, end)) === null) return line;
    line += 1;
    start = end + (bytes[end] === 13 && bytes[end + 1] === 10 ? 2 : 1);
  }
  return 0;
}

/** Lines end with LF, CR LF or, from an old Mac, CR. */
function lineEnd(bytes: Uint8Array, start: number): number {
  let end = start;
  while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end += 1;
  return end;
}
