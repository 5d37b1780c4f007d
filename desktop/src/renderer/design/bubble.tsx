/** The answer-sheet bubble: open, filled by the pen, or dashed by the pencil. */
import type { ReactNode } from 'react';
import css from './bubble.module.css';

interface BubbleProps {
  look?: 'open' | 'filled' | 'pencil';
  /** `sm` 18, `md` 28, `lg` 36 pixels. */
  size?: 'sm' | 'md' | 'lg';
  /** Of a letter of an option. */
  lang?: string;
  children?: ReactNode;
}

export function Bubble({ look = 'open', size = 'md', lang, children }: BubbleProps) {
  return (
    <span className={css.bubble} data-look={look} data-size={size} lang={lang}>
      {children}
    </span>
  );
}
