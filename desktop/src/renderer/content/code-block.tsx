/** A piece of code with line numbers, always left to right; its keywords stand out once the highlighter has loaded. */
import { useEffect, useState } from 'react';
import { pageLanguage, useContentLanguage } from '../design/content-language.ts';
import css from './code-block.module.css';
import type { CodeLine } from './code-lines.ts';
import { plainLines } from './code-lines.ts';

interface CodeBlockProps {
  code: string;
  language: string | undefined;
}

export function CodeBlock({ code, language }: CodeBlockProps) {
  const [marked, setMarked] = useState<{ code: string; lines: CodeLine[] } | null>(null);
  useEffect(() => {
    let wanted = true;
    if (language === undefined) return;
    void import('./highlight.ts').then(({ highlightLines }) => {
      if (wanted) setMarked({ code, lines: highlightLines(code, language) });
    });
    return () => {
      wanted = false;
    };
  }, [code, language]);

  const locale = useContentLanguage();
  const lines = marked?.code === code ? marked.lines : plainLines(code);
  return (
    <pre
      className={css.code}
      dir="ltr"
      tabIndex={0}
      aria-label={language === undefined ? 'Code' : `Code, ${language}`}
      lang={pageLanguage}
    >
      <code lang={locale}>
        {lines.map((line, at) => (
          <span key={at} className={css.line}>
            {lines.length > 1 && (
              <span className={css.number} aria-hidden="true">
                {at + 1}
              </span>
            )}
            {line.map((piece, place) => (
              <span key={place} data-kind={piece.kind}>
                {piece.text}
              </span>
            ))}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  );
}
