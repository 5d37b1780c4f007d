/** What the student said, as it was typed; formulas and code in it are set like the tutor's. */
import { LazyFormula } from '../content/lazy-formula.tsx';
import { saidParts } from './said-parts.ts';
import css from './turn.module.css';

export function SaidText({ text }: { text: string }) {
  return saidParts(text).map(({ kind, words, at }) => {
    if (kind === 'formula') return <LazyFormula key={at} tex={words} display={false} />;
    return kind === 'code' ? (
      <code key={at} className={css.code} dir="ltr">
        {words}
      </code>
    ) : (
      words
    );
  });
}
