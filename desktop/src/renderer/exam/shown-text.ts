/** The text of a question as it is shown, counted in UTF-16 units: without formulas, line numbers and fields, which load or change. */
import type { Highlight } from '@answly/shared/model/highlight';

const leftOut = '[role="math"], [data-formula], [aria-hidden="true"], select, button, input, textarea';
const rootIds: Record<Highlight['field'], string> = { stem: 'stem', passage: 'passage' };

export function fieldRoot(field: Highlight['field']): HTMLElement | null {
  return document.getElementById(rootIds[field]);
}

export function shownText(root: HTMLElement): string {
  return textNodes(root)
    .map((node) => node.data)
    .join('');
}

/** @returns null where the text has become shorter than that. */
export function rangeOf(root: HTMLElement, from: number, to: number): Range | null {
  const range = document.createRange();
  let [at, begun] = [0, false];
  for (const node of textNodes(root)) {
    const end = at + node.length;
    if (!begun && from < end) {
      range.setStart(node, from - at);
      begun = true;
    }
    if (begun && to <= end) {
      range.setEnd(node, to - at);
      return range;
    }
    at = end;
  }
  return null;
}

/** What is selected inside one field; null where nothing is, or it goes beyond. */
export function selectedStretch(): Highlight | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  for (const field of ['stem', 'passage'] as const) {
    const root = fieldRoot(field);
    if (!root?.contains(range.commonAncestorContainer)) continue;
    const from = offsetOf(root, range.startContainer, range.startOffset);
    const to = offsetOf(root, range.endContainer, range.endOffset);
    return from < to ? { field, from, to } : null;
  }
  return null;
}

/** Units of shown text before a point of the page. */
function offsetOf(root: HTMLElement, container: Node, offset: number): number {
  const point = document.createRange();
  point.setStart(container, offset);
  let at = 0;
  for (const node of textNodes(root)) {
    if (node === container) return at + offset;
    if (point.comparePoint(node, node.length) > 0) return at;
    at += node.length;
  }
  return at;
}

function textNodes(root: HTMLElement): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Text) return NodeFilter.FILTER_ACCEPT;
    return node instanceof Element && node.matches(leftOut)
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_SKIP;
  });
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}
