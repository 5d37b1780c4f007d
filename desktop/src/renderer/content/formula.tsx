/** A formula set by KaTeX, with MathML beside it for those who listen. */
import katex from 'katex';
import 'katex/dist/katex.min.css';
import { useLayoutEffect, useRef } from 'react';
import css from './formula.module.css';
import { spokenFormula } from './spoken-formula.ts';

interface FormulaProps {
  tex: string;
  display: boolean;
}

export function Formula({ tex, display }: FormulaProps) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (place.current === null) return;
    // Building nodes (not HTML text) keeps to a content policy without inline styles. No macro may load or link.
    katex.render(tex, place.current, {
      displayMode: display,
      output: 'htmlAndMathml',
      throwOnError: false,
      errorColor: 'currentColor',
      trust: false,
      strict: 'ignore',
      maxSize: 20,
      maxExpand: 500,
    });
  }, [tex, display]);
  return (
    <span
      ref={place}
      className={css.formula}
      data-display={display || undefined}
      dir="ltr"
      role="math"
      aria-label={spokenFormula(tex)}
    />
  );
}
