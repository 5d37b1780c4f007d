/** What a student typed, cut into words, code and formulas. Nothing else is read as a sign: `2 * 3` stays as it is. */

export interface SaidPart {
  kind: 'words' | 'code' | 'formula';
  words: string;
  /** Where it begins. */
  at: number;
}

/** A dollar with a blank inside it, or a number after it, is a price. */
const set = /```(?:\w*\n)?([\s\S]+?)```|`([^`\n]+)`|\$(?! )([^$\n]+?)(?<! )\$(?!\d)/gu;

export function saidParts(text: string): SaidPart[] {
  const parts: SaidPart[] = [];
  let end = 0;
  for (const found of text.matchAll(set)) {
    const [whole, block, code, tex] = found;
    if (found.index > end) parts.push({ kind: 'words', words: text.slice(end, found.index), at: end });
    const words = block ?? code ?? tex ?? whole;
    parts.push({ kind: tex === undefined ? 'code' : 'formula', words, at: found.index });
    end = found.index + whole.length;
  }
  if (end < text.length) parts.push({ kind: 'words', words: text.slice(end), at: end });
  return parts;
}
