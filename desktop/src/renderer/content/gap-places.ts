/** Puts the places of gaps into a parsed question: an element where `{{gap}}` stands in its text. */
import { withNumberedGaps } from '@answly/shared/model/formulas';
import type { ExtraProps } from 'react-markdown';
import { pageLanguage } from '../design/content-language.ts';
import { hasClass } from './element.ts';

type Element = NonNullable<ExtraProps['node']>;
type Node = Element['children'][number];
interface Parent {
  children: Node[];
}

/** Named by no text a question can hold, since nothing that is imported becomes an element. */
const placeTag = 'slot';

/**
 * Where no element can stand, in code and in formulas, the gap's number stands instead, and its place follows below
 * the text, as for a gap that the text does not name. Doubled names keep their first place.
 * @param ids of the gaps in order; other words in double braces are text.
 */
export function placeGaps(tree: Parent, ids: readonly string[]): void {
  const placed = new Set<string>();
  walk(tree, { ids, placed });
  for (const id of ids) {
    if (placed.has(id)) continue;
    const name = ours(`Gap ${ids.indexOf(id) + 1}: `);
    tree.children.push({ type: 'element', tagName: 'p', properties: {}, children: [name, place(id)] });
  }
}

interface Gaps {
  ids: readonly string[];
  placed: Set<string>;
}

function walk(parent: Parent, gaps: Gaps): void {
  parent.children = parent.children.flatMap((node) => {
    if (node.type === 'text') return split(node.value, gaps);
    if (node.type !== 'element') return [node];
    if (node.tagName === 'code') numberGaps(node, gaps.ids);
    else walk(node, gaps);
    return [node];
  });
}

function split(text: string, { ids, placed }: Gaps): Node[] {
  // Every second piece is what stood in braces.
  return text.split(/\{\{([^{}]+)\}\}/u).flatMap((piece, index): Node[] => {
    const id = piece.trim();
    if (index % 2 === 0) return piece === '' ? [] : [{ type: 'text', value: piece }];
    if (!ids.includes(id)) return [{ type: 'text', value: `{{${piece}}}` }];
    if (placed.has(id)) return [ours(`[gap ${ids.indexOf(id) + 1}]`)];
    placed.add(id);
    return [place(id)];
  });
}

function numberGaps(code: Element, ids: readonly string[]): void {
  const isMath = hasClass(code, 'math-inline') || hasClass(code, 'math-display');
  code.children = code.children.flatMap((child): Element['children'] => {
    if (child.type !== 'text') return [child];
    // As if each stood elsewhere already.
    if (!isMath) return split(child.value, { ids, placed: new Set(ids) });
    return [{ type: 'text', value: withNumberedGaps(child.value, ids) }];
  });
}

/** Words of ours amid those of the question. */
function ours(words: string): Element {
  const text: Node = { type: 'text', value: words };
  return { type: 'element', tagName: 'span', properties: { lang: pageLanguage }, children: [text] };
}

function place(id: string): Element {
  return { type: 'element', tagName: placeTag, properties: { name: id }, children: [] };
}
