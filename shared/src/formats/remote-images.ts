/**
 * Turns pictures in imported Markdown into plain links, since Answly loads nothing from the network and a pack may only show
 * media it carries. Code is left alone: a question about `<img>` keeps its text.
 */

/** All exclamation marks go, since one left before the link would make it a picture again. */
const inlineImage = /(?<!!)!+\[([^[\]]*)\]\(\s*<?([^()<>\s]*)>?[^()]*\)/g;
const htmlImage = /(?<!!)!*<img\b([^<>]*)>/gi;
const webAddress = /^https?:\/\/[^\s<>()[\]]+$/i;

/** The text without pictures, and whether there were any. */
export function withoutRemoteImages(text: string): { text: string; changed: boolean } {
  if (!text.includes('![') && !/<img/i.test(text)) return { text, changed: false };
  const linked = splitCode(text)
    .map((part) => (part.code ? part.text : linkImages(part.text)))
    .join('');
  return { text: linked, changed: linked !== text };
}

function linkImages(text: string): string {
  const linked = text
    .replace(inlineImage, (_, alt: string, address: string) => linkTo(address, alt))
    .replace(htmlImage, (_, attributes: string) =>
      linkTo(attribute(attributes, 'src'), attribute(attributes, 'alt')),
    );
  // What is left may be an image by reference, one with brackets in its text, or a tag put together from two halves.
  const tagless = linked.replaceAll(/<(?=img\b)/gi, '');
  return /\]\(|\]\[|\]:/.test(tagless) ? tagless.replaceAll(/(?<!!)!+\[/g, '[') : tagless;
}

/** A link that is followed only when clicked; no link at all for anything but the web. */
function linkTo(address: string, alt: string): string {
  const label = (alt.trim() === '' ? (address.split(/[?#]/)[0]?.split('/').at(-1) ?? '') : alt)
    .replaceAll(/[[\]\\`<>]/g, '')
    .trim();
  return webAddress.test(address) ? `[${label === '' ? address : label}](${address})` : label;
}

function attribute(attributes: string, name: string): string {
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
}

interface Part {
  text: string;
  code: boolean;
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
        parts.push({ text: block, code: true });
        fence = null;
      }
    }
  }
  return [...parts, ...(fence === null ? splitSpans(plain) : [{ text: block, code: true }])];
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
    parts.push({ text: text.slice(from, at), code: false }, { text: text.slice(at, end), code: true });
    from = end;
  }
  return [...parts, { text: text.slice(from), code: false }];
}
