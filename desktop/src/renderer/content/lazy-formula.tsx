/** A formula; until the typesetter has loaded, its source stands in its place, so nothing is ever missing. */
import { lazy, Suspense } from 'react';
import css from './formula.module.css';

const Formula = lazy(async () => ({ default: (await import('./formula.tsx')).Formula }));

interface LazyFormulaProps {
  tex: string;
  display: boolean;
}

export function LazyFormula(props: LazyFormulaProps) {
  const source = (
    <code className={css.source} dir="ltr" data-formula>
      {props.tex}
    </code>
  );
  return (
    <Suspense fallback={source}>
      <Formula {...props} />
    </Suspense>
  );
}
