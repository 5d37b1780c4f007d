/** The code of a refusal, small and in mono, for those who report it. */
import css from './code-word.module.css';

export function CodeWord({ children }: { children: string }) {
  return (
    <code className={css.code} dir="ltr">
      {children}
    </code>
  );
}
