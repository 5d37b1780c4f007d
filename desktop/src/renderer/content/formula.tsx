/** A formula set by KaTeX, with MathML beside it for those who listen. */
import katex from 'katex';
import 'katex/dist/katex.min.css';
import { namingCommand } from '@answly/shared/model/formula-bounds';
import { useLayoutEffect, useRef } from 'react';
import { pageLanguage } from '../design/content-language.ts';
import css from './formula.module.css';
import { formulaOptions } from './formula-options.ts';
import { spokenFormula } from './spoken-formula.ts';

interface FormulaProps {
  tex: string;
  display: boolean;
}

export function Formula({ tex, display }: FormulaProps) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (place.current === null) return;
    if (namingCommand(tex) !== undefined) {
      place.current.textContent = tex;
      return;
    }
    try {
      // As nodes: nothing is read as HTML.
      katex.render(tex, place.current, { ...formulaOptions, displayMode: display });
      if (!display) allowBreaks(place.current);
    } catch {
      // What is too deep for the typesetter is shown as its author wrote it.
      place.current.textContent = tex;
    }
  }, [tex, display]);
  return (
    <span
      ref={place}
      className={css.formula}
      data-display={display || undefined}
      dir="ltr"
      role="math"
      lang={pageLanguage}
      aria-label={spokenFormula(tex)}
    />
  );
}

/** Between its parts, where KaTeX would have let it break: behind a relation, say. */
function allowBreaks(formula: HTMLElement): void {
  for (const part of formula.querySelectorAll('.katex-base:not(:last-child)'))
    part.after(document.createElement('wbr'));
}
