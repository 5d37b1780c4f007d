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

/** The text inside. */
export function sourceOf({ children }: Element): string {
  return children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? sourceOf(child) : ''))
    .join('');
}
