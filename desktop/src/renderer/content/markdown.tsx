/** A question's text: Markdown with code, math and pictures of its pack, made safe, set to be read. */
import type { ReactNode } from 'react';
import type { Components, Options } from 'react-markdown';
import ReactMarkdown from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import { pageLanguage, useContentLanguage } from '../design/content-language.ts';
import { classesOf, hasClass, sourceOf } from './element.ts';
import { CodeBlock } from './code-block.tsx';
import { keepDollars } from './dollar-signs.ts';
import type { Gaps } from './gap-place.tsx';
import { GapPlace, GapsContext } from './gap-place.tsx';
import { placeGaps } from './gap-places.ts';
import { placeHtmlTags } from './html-tags.ts';
import { LazyFormula } from './lazy-formula.tsx';
import { markdownSyntax } from './markdown-syntax.ts';
import css from './markdown.module.css';
import { Media } from './media.tsx';
import { sanitizeSchema } from './sanitize-schema.ts';
import { shallowText } from './shallow-text.ts';
import { textOf } from './text-of.ts';

interface MarkdownProps {
  text: string;
  /** `flow` keeps paragraphs; `line` sets them as lines, for text inside a label. */
  set?: 'flow' | 'line';
  /** What stands where the text has `{{gap}}`. */
  gaps?: Gaps;
}

const flow: Components = {
  code({ className, children }) {
    if (className?.includes('math-display') === true) return <LazyFormula tex={textOf(children)} display />;
    if (className?.includes('math-inline') === true)
      return <LazyFormula tex={textOf(children)} display={false} />;
    return (
      <code className={css.code} dir="ltr">
        {children}
      </code>
    );
  },
  pre({ node, children }) {
    const code = node?.children[0];
    if (code?.type !== 'element') return <pre dir="ltr">{children}</pre>;
    if (hasClass(code, 'math-display')) return <LazyFormula tex={sourceOf(code)} display />;
    const language = classesOf(code).find((each) => each.startsWith('language-'));
    return (
      <CodeBlock code={sourceOf(code).replace(/\n$/u, '')} language={language?.slice('language-'.length)} />
    );
  },
  img: ({ src, alt }) => <Media src={src} alt={alt ?? ''} inLabel={false} />,
  slot: ({ name }) => <GapPlace name={name} />,
  p({ node, children }) {
    const only = node?.children.length === 1 ? node.children[0] : undefined;
    const math = only?.type === 'element' && hasClass(only, 'math-inline');
    // "$$ … $$" on one line is inline to the parser, but who writes it alone means it to stand alone.
    return math ? <LazyFormula tex={sourceOf(only)} display /> : <p dir="auto">{children}</p>;
  },
  li: ({ children }) => <li dir="auto">{children}</li>,
  table: ({ children }) => <ScrolledTable>{children}</ScrolledTable>,
  // A question's own headings must not compete with the page's.
  h1: ({ children }) => <p className={css.heading}>{children}</p>,
  h2: ({ children }) => <p className={css.heading}>{children}</p>,
  h3: ({ children }) => <p className={css.heading}>{children}</p>,
  h4: ({ children }) => <p className={css.heading}>{children}</p>,
  h5: ({ children }) => <p className={css.heading}>{children}</p>,
  h6: ({ children }) => <p className={css.heading}>{children}</p>,
};

const line: Components = {
  ...flow,
  img: ({ src, alt }) => <Media src={src} alt={alt ?? ''} inLabel />,
  p: ({ children }) => (
    <span className={css.line} dir="auto">
      {children}
    </span>
  ),
};

type RehypePlugins = NonNullable<Options['rehypePlugins']>;

const remark = [markdownSyntax];
const safe: RehypePlugins = [() => keepDollars, () => placeHtmlTags, [rehypeSanitize, sanitizeSchema]];

/** After the sanitiser, so that only this makes places of gaps. */
function withGaps(ids: readonly string[]): RehypePlugins {
  return [...safe, () => (tree: Parameters<typeof placeGaps>[0]) => placeGaps(tree, ids)];
}

export function Markdown({ text, set = 'flow', gaps }: MarkdownProps) {
  // Inside a label only lines of text are allowed.
  const Block = set === 'line' ? 'span' : 'div';
  return (
    <Block className={css.markdown} data-set={set} lang={useContentLanguage()}>
      <GapsContext value={gaps ?? null}>
        <ReactMarkdown
          remarkPlugins={remark}
          rehypePlugins={gaps === undefined ? safe : withGaps(gaps.ids)}
          components={set === 'flow' ? flow : line}
          urlTransform={keepAddress}
        >
          {shallowText(text)}
        </ReactMarkdown>
      </GapsContext>
    </Block>
  );
}

function ScrolledTable({ children }: { children: ReactNode }) {
  return (
    <div className={css.scroll} tabIndex={0} role="group" aria-label="Table" lang={pageLanguage}>
      <table lang={useContentLanguage()}>{children}</table>
    </div>
  );
}

/** The sanitiser has already decided; react-markdown's own list does not know `media:`. */
function keepAddress(address: string): string {
  return address.startsWith('media:') ? address : '';
}
