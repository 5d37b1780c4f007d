/**
 * What becomes of HTML tags in a question's Markdown, so that none of its words is lost: tags that only set text set it,
 * or leave their text as it is, and all else, such as `List<String>`, is read as it was written.
 */
import type { ExtraProps } from 'react-markdown';

type Element = NonNullable<ExtraProps['node']>;
type Node = Element['children'][number];
interface Parent {
  children: Node[];
}

/** What Markdown has, or the sanitiser lets through. */
const setting: Readonly<Record<string, string>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  s: 'del',
  del: 'del',
  sub: 'sub',
  sup: 'sup',
};

/** Around text that stays as it is. */
const dropped = new Set(
  'a abbr big blockquote center code dd details div dl dt font h1 h2 h3 h4 h5 h6 ins kbd label mark nobr ol p pre q section small span strike summary table tbody td tfoot th thead tt u ul var'.split(
    ' ',
  ),
);

/** Stand by themselves, each at the beginning of a line. */
const breaks = new Set(['br', 'hr', 'li', 'tr']);

/** Tags that stand deeper only leave their text: a page cannot hold thousands in each other. */
const depthMax = 20;

const tagPattern = /^<(\/?)([a-z][a-z0-9]*)\b[^>]*>$/iu;

interface Tag {
  name: string;
  closes: boolean;
  node: Node;
}

/** A rehype step before the sanitiser, which still decides what reaches the page. */
export function placeHtmlTags(tree: Parent): void {
  const paired = pairs(tagsIn(tree));
  setTags(tree, paired);
}

function tagsIn(parent: Parent): Tag[] {
  return parent.children.flatMap((node) => {
    if ('children' in node) return tagsIn(node);
    const tag = tagOf(node);
    return tag === null ? [] : [tag];
  });
}

function tagOf(node: Node): Tag | null {
  if (node.type !== 'raw') return null;
  const [, slash, name] = tagPattern.exec(node.value) ?? [];
  return name === undefined ? null : { name: name.toLowerCase(), closes: slash === '/', node };
}

/** From each opening tag to the tag that closes it: a tag in between that nothing closes is passed over. */
function pairs(tags: readonly Tag[]): Map<Node, Node> {
  const paired = new Map<Node, Node>();
  const open: Tag[] = [];
  for (const tag of tags) {
    if (!tag.closes) open.push(tag);
    const at = tag.closes ? open.findLastIndex(({ name }) => name === tag.name) : -1;
    const opening = open[at];
    if (opening === undefined) continue;
    open.length = at;
    paired.set(opening.node, tag.node);
  }
  return paired;
}

function setTags(parent: Parent, paired: ReadonlyMap<Node, Node>, depth = 0): void {
  const set: Node[] = [];
  for (let at = 0; at < parent.children.length; at += 1) {
    const node = parent.children[at];
    if (node === undefined) continue;
    const tag = tagOf(node);
    const closing = paired.get(node);
    const end = closing === undefined ? -1 : parent.children.indexOf(closing, at);
    const tagName = tag === null ? undefined : setting[tag.name];
    if (tagName !== undefined && end > at && depth < depthMax) {
      set.push({ type: 'element', tagName, properties: {}, children: parent.children.slice(at + 1, end) });
      at = end;
    } else if (tag !== null || node.type === 'raw') {
      set.push(...unset(node, tag, closing !== undefined));
    } else set.push(node);
  }
  parent.children = set;
  for (const node of set) if ('children' in node) setTags(node, paired, depth + 1);
}

function unset(node: Node, tag: Tag | null, isPaired: boolean): Node[] {
  const source = node.type === 'raw' ? node.value : '';
  if (source.startsWith('<!--')) return [];
  if (tag !== null && breaks.has(tag.name)) {
    return tag.closes && tag.name !== 'br'
      ? []
      : [{ type: 'element', tagName: 'br', properties: {}, children: [] }];
  }
  const isKnown = tag !== null && (tag.name in setting || dropped.has(tag.name));
  return isKnown && (isPaired || tag.closes) ? [] : [{ type: 'text', value: source }];
}
