/** Dollar signs that begin no formula: "$5 and $10" are two prices, though Markdown pairs their signs. */
import type { ExtraProps } from 'react-markdown';
import { hasClass, sourceOf } from './element.ts';

type Element = NonNullable<ExtraProps['node']>;
type Node = Element['children'][number];
interface Parent {
  children: Node[];
}

/** A rehype step: a formula does not end after a space that it does not begin with, nor do two prices make one. */
export function keepDollars(parent: Parent): void {
  parent.children = parent.children.map((node, at) => {
    if (node.type !== 'element') return node;
    if (!hasClass(node, 'math-inline')) {
      keepDollars(node);
      return node;
    }
    const tex = sourceOf(node);
    const next = parent.children[at + 1];
    const isPrice = /^\d/u.test(tex) && next?.type === 'text' && /^\d/u.test(next.value);
    const isFormula = !isPrice && !/^\S.*\s$/su.test(tex);
    return isFormula ? node : { type: 'text', value: `$${tex}$` };
  });
}
