/** The highlighter, loaded only when a question shows code. Colour is not used: print is black, keywords are bold. */
import { common, createLowlight } from 'lowlight';
import type { CodeLine, CodePiece } from './code-lines.ts';
import { cutLines, plainLines } from './code-lines.ts';

const lowlight = createLowlight(common);

type Node = ReturnType<typeof lowlight.highlight>['children'][number];

/** @param language a name or alias; code in an unknown language stays plain. */
export function highlightLines(code: string, language: string): CodeLine[] {
  if (!lowlight.registered(language)) return plainLines(code);
  return cutLines(lowlight.highlight(language, code).children.flatMap((node) => piecesOf(node, undefined)));
}

function piecesOf(node: Node, outer: CodePiece['kind']): CodePiece[] {
  if (node.type === 'text') return [{ text: node.value, kind: outer }];
  if (node.type !== 'element') return [];
  const classes = Array.isArray(node.properties.className) ? node.properties.className : [];
  const kind = classes.includes('hljs-keyword')
    ? 'keyword'
    : classes.includes('hljs-comment')
      ? 'comment'
      : outer;
  return node.children.flatMap((child) => piecesOf(child, kind));
}
