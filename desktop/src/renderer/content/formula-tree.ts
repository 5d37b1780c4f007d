/** The MathML that KaTeX writes, as a tree: what a formula is, without how it is set. */

export interface MathPart {
  tag: string;
  attributes: string;
  parts: MathPart[];
  /** Of a part without parts. */
  text: string;
}

const tokens =
  /<annotation.*?<\/annotation>|<(?<close>\/?)(?<tag>\w+)(?<attributes>[^>]*)>|(?<text>[^<]+)/gsu;

/** @returns null where there is no formula in it: it could not be read. */
export function readFormula(html: string): MathPart | null {
  const root: MathPart = { tag: '', attributes: '', parts: [], text: '' };
  const open = [root];
  for (const { groups } of html.matchAll(tokens)) {
    const { close, tag, attributes = '', text } = groups ?? {};
    const inner = open.at(-1) ?? root;
    if (text !== undefined) inner.text += decoded(text);
    else if (close === '/') open.pop();
    else if (tag !== undefined) {
      const part = { tag, attributes, parts: [], text: '' };
      inner.parts.push(part);
      if (!attributes.endsWith('/')) open.push(part);
    }
  }
  return firstOf(root, 'semantics');
}

function firstOf(part: MathPart, tag: string): MathPart | null {
  if (part.tag === tag) return part;
  for (const inner of part.parts) {
    const found = firstOf(inner, tag);
    if (found !== null) return found;
  }
  return null;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

function decoded(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|#x27);/gu, (whole, name: string) => entities[name] ?? whole);
}
