/** What a piece of parsed Markdown consists of. */
import type { ExtraProps } from 'react-markdown';

type Element = NonNullable<ExtraProps['node']>;

export function classesOf(element: Element): string[] {
  const { className } = element.properties;
  return Array.isArray(className) ? className.map(String) : [];
}

export function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name);
}

/** The text directly inside: all of it, for code and formulas. */
export function sourceOf(element: Element): string {
  return element.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}
