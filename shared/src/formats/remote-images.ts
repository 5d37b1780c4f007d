/**
 * Turns pictures in imported Markdown into plain links, but for those that lie beside the file, since Answly loads nothing
 * from the network and a pack may only show media it carries. Code is left alone: a question about `<img>` keeps its text.
 */

/** All exclamation marks go, since one left before the link would make it a picture again. */
const inlineImage = /(?<!!)!+\[([^[\]]*)\]\(\s*(?!\s)<?([^()<>\s]*)(?:[<>\s][^()]*)?\)/g;
const htmlImage = /(?<!!)!*<img\b([^<>]*)>/gi;
const anyImage = new RegExp(`${inlineImage.source.replace('(?<!!)!+', '!')}|<img\\b([^<>]*)>`, 'gi');
const webAddress = /^https?:\/\/[^\s<>()[\]]+$/i;

/** A picture's Markdown where the text may keep it; null where there is none at this address. */
export type PictureOf = (address: string, alt: string) => string | null;

export interface Cleaned {
  text: string;
  /** Whether a picture on the web was taken out. */
  linked: boolean;
  /** The address of a picture that is neither kept nor on the web, of which its description stays; else blank. */
  dropped: string;
}

/** The text with none but the pictures that `pictureOf` knows. */
export function withoutRemoteImages(text: string, pictureOf: PictureOf = () => null): Cleaned {
  if (!text.includes('![') && !/<img/i.test(text)) return { text, linked: false, dropped: '' };
  const parts = splitCode(text).flatMap((part) => (part.kept ? [part] : splitPictures(part.text, pictureOf)));
  const cleaned: Cleaned = { text: '', linked: false, dropped: '' };
  for (const part of parts) cleaned.text += part.kept ? part.text : linkImages(part.text, cleaned);
  // Halves on both sides of a picture that is kept must not make another one around it.
  if (parts.length > 1) cleaned.text = cleaned.text.replaceAll(/(?<!!)!+\[(?=!\[)/g, '[');
  return cleaned;
}

function splitPictures(text: string, pictureOf: PictureOf): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(anyImage)) {
    const [whole, alt = '', address = '', attributes] = match;
    const picture =
      attributes === undefined
        ? pictureOf(address, alt)
        : pictureOf(attribute(attributes, 'src'), attribute(attributes, 'alt'));
    if (picture === null) continue;
    parts.push({ text: text.slice(from, match.index), kept: false }, { text: picture, kept: true });
    from = match.index + whole.length;
  }
  return [...parts, { text: text.slice(from), kept: false }];
}

function linkImages(text: string, cleaned: Cleaned): string {
  const linked = text
    .replace(inlineImage, (_, alt: string, address: string) => linkTo(address, alt, cleaned))
    .replace(htmlImage, (_, attributes: string) =>
      linkTo(attribute(attributes, 'src'), attribute(attributes, 'alt'), cleaned),
    );
  // What is left may be an image by reference, one with brackets in its text, or a tag put together from two halves.
  const tagless = linked.replaceAll(/<(?=img\b)/gi, '');
  const plain = /\]\(|\]\[|\]:/.test(tagless) ? tagless.replaceAll(/(?<!!)!+\[/g, '[') : tagless;
  if (plain !== linked) cleaned.linked = true;
  return plain;
}

/** A link that is followed only when clicked; no link at all for anything but the web. */
function linkTo(address: string, alt: string, cleaned: Cleaned): string {
  const isWeb = webAddress.test(address);
  if (isWeb) cleaned.linked = true;
  else cleaned.dropped ||= address === '' ? 'no address' : address;
  const label = (alt.trim() === '' ? (address.split(/[?#]/)[0]?.split('/').at(-1) ?? '') : alt)
    .replaceAll(/[[\]\\`<>]/g, '')
    .trim();
  return isWeb ? `[${label === '' ? address : label}](${address})` : label;
}

function attribute(attributes: string, name: string): string {
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
}

interface Part {
  text: string;
  /** Code, or a picture that stays. */
  kept: boolean;
}

/** The text in parts: fenced blocks and code spans apart from the rest. Linear in its length. */
function splitCode(text: string): Part[] {
  const parts: Part[] = [];
  let plain = '';
  let fence: string | null = null;
  let block = '';
  for (const line of text.split(/(?<=\n)/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === null && mark !== undefined) {
      parts.push(...splitSpans(plain));
      plain = '';
      fence = mark;
      block = line;
    } else if (fence === null) {
      plain += line;
    } else {
      block += line;
      if (mark?.startsWith(fence) === true && line.trim() === mark) {
        parts.push({ text: block, kept: true });
        fence = null;
      }
    }
  }
  return [...parts, ...(fence === null ? splitSpans(plain) : [{ text: block, kept: true }])];
}

/** A code span is between two runs of equally many backticks. */
function splitSpans(text: string): Part[] {
  const runs = Array.from(text.matchAll(/`+/g), (match) => ({ at: match.index, size: match[0].length }));
  const nextOfSize = new Map<number, number>();
  const closing = new Map<number, number>();
  for (const run of runs.toReversed()) {
    const next = nextOfSize.get(run.size);
    if (next !== undefined) closing.set(run.at, next + run.size);
    nextOfSize.set(run.size, run.at);
  }
  const parts: Part[] = [];
  let from = 0;
  for (const { at } of runs) {
    const end = closing.get(at);
    if (at < from || end === undefined) continue;
    parts.push({ text: text.slice(from, at), kept: false }, { text: text.slice(at, end), kept: true });
    from = end;
  }
  return [...parts, { text: text.slice(from), kept: false }];
}
