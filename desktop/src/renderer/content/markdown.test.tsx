import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Client } from '#desktop/contract/client';
import { ClientContext } from '../bridge/client-context.ts';
import { Markdown } from './markdown.tsx';

/** A core that never answers: what is shown before it does. */
const silent: Client = {
  call: () => new Promise(() => undefined),
  on: () => () => undefined,
  state: () => ({ phase: 'connecting' }),
  onState: () => () => undefined,
  close: () => undefined,
};

function html(text: string, set: 'flow' | 'line' = 'flow', gapIds?: string[]): string {
  const gaps = gapIds && { ids: gapIds, show: (id: string) => <input aria-label={id} /> };
  return renderToStaticMarkup(
    <ClientContext value={silent}>
      <QueryClientProvider client={new QueryClient()}>
        <Markdown text={text} set={set} {...(gaps ? { gaps } : {})} />
      </QueryClientProvider>
    </ClientContext>,
  );
}

const words = (page: string) => page.replaceAll(/<[^>]+>/gu, '');

describe('hostile text', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><a href="javascript:alert(1)">x</a></svg>',
    '<iframe src="https://example.org"></iframe>',
    '<style>body{display:none}</style>',
    '<form action="https://example.org"><input name=q></form>',
    '[press](javascript:alert(1))',
    '[press](https://example.org/leave)',
    '![seen](https://example.org/pixel.png)',
    '![seen](data:image/svg+xml;base64,PHN2Zz4=)',
    '![seen](//example.org/pixel.png)',
    '![seen](file:///etc/passwd)',
    '<https://example.org>',
    '| a |\n|-|\n| <b onclick=alert(1)>x</b> |',
    '```<img src=x onerror=alert(1)>\ncode\n```',
    '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
  ];

  test.each(hostile)('%s brings no element, handler or address to the page', (text) => {
    const page = html(text);
    expect(page).not.toMatch(/<(script|svg|iframe|style|form|input|a|img|math|object|embed|link|base)\b/iu);
    expect(page).not.toMatch(/<[^>]*\s(on\w+|href|src|style|action)=/iu);
  });

  test('the words around it stay', () => {
    expect(html('before <b>bold</b> after')).toContain('before');
    expect(html('[press](https://example.org)')).toContain('press');
  });
});

test('thousands of quotes and lists in each other are shown flatter, and others as they are', () => {
  expect(html(`${'>'.repeat(9000)} deep`)).toContain('deep');
  expect(html(`${'- '.repeat(9000)}deep`)).toContain('deep');
  expect(html('> > 1. a\n\n- - -\n')).toMatch(/<blockquote>.*<blockquote>.*<ol>.*<hr\/>/su);
});

describe('HTML in a text', () => {
  test('a text that begins with a tag keeps its words and its Markdown', () => {
    expect(html('<p>What is **two** and two?</p>')).toContain('What is <strong>two</strong> and two?');
    expect(html('<div>\n\nWhat is two?\n\n</div>')).not.toContain('div&gt;');
    expect(html('<script>alert(1)</script> <details>Why</details>')).toContain('alert(1)');
  });

  test('tags that set text set it', () => {
    expect(html('H<sub>2</sub>O, 10<SUP>3</SUP>')).toContain('H<sub>2</sub>O, 10<sup>3</sup>');
    expect(html('<b>bold and <i>both</i></b>')).toContain('<strong>bold and <em>both</em></strong>');
    expect(html('one<br>two<br/>three')).toContain('one<br/>two<br/>three');
    expect(html('<span style="color:red">red</span> <u>line</u>')).toContain('red line');
  });

  test('thousands of tags in each other leave their text', () => {
    expect(html(`${'<b>'.repeat(2800)}deep${'</b>'.repeat(2800)}`)).toContain('>deep<');
  });

  test('what is no such tag is read as it was written', () => {
    expect(html('A List<String> of <T>')).toContain('A List&lt;String&gt; of &lt;T&gt;');
    expect(html('What does <div> mean?')).toContain('&lt;div&gt; mean?');
    expect(html('`<p>` and <!-- a remark --> more')).toContain('&lt;p&gt;</code> and  more');
  });
});

describe('content', () => {
  test('code keeps its lines, numbered, and reads left to right', () => {
    const page = html('```python\ndef f():\n    return 1\n```');
    expect(page).toContain('dir="ltr"');
    expect(page).toContain('    return 1');
    expect(page.match(/aria-hidden="true"/gu)).toHaveLength(2);
  });

  test('a formula shows its source until it is set', () => {
    expect(html('the cost $n \\log n$ of it')).toContain('n \\log n');
  });

  test('prices and variables of a shell are no formulas', () => {
    expect(html('Is it $5 and $10, or $5-$10?')).toContain('Is it $5 and $10, or $5-$10?');
    expect(html('Print $HOME and $PATH')).toContain('Print $HOME and $PATH');
    expect(html('$ x $ and $5$ and $y$')).toContain('> and <');
  });

  test('paragraphs find their own direction', () => {
    expect(html('مرحبا')).toContain('<p dir="auto">');
  });

  test('inside a label there are lines, not paragraphs', () => {
    expect(html('one', 'line')).not.toMatch(/<(p|div)\b/u);
  });

  test('a picture of the pack waits for its bytes and keeps its description', () => {
    expect(html(`![a bus](media:${'ab'.repeat(32)})`)).toContain('aria-label="a bus"');
    expect(words(html('![a bus](media:short)'))).toBe('Picture not in this pack: a bus');
  });
});

describe('gaps', () => {
  const fields = (page: string) => [...page.matchAll(/<input aria-label="([^"]+)"/gu)].map(([, id]) => id);

  test('stand in the text where it names them, also in tables and emphasis', () => {
    const page = html('A *{{one}}* and {{ two }}.\n\n| a |\n|-|\n| {{three}} |', 'flow', [
      'one',
      'two',
      'three',
    ]);
    expect(fields(page)).toEqual(['one', 'two', 'three']);
    expect(page).toContain('<em><input aria-label="one"/></em> and <input aria-label="two"/>.');
    expect(page).toMatch(/<td><input aria-label="three"/u);
  });

  test('code and formulas keep their text: a gap there has its number, and its field below', () => {
    const page = html('Fill `f({{one}})` and $x = {{two}}$.', 'flow', ['one', 'two']);
    expect(words(page)).toContain('f([gap 1])');
    expect(page).toContain('x = {\\boxed{\\text{gap 2}}}');
    expect(page).toMatch(/Gap 1: (?:<\/span>)?<input aria-label="one"/u);
    expect(fields(page)).toEqual(['one', 'two']);
  });

  test('every gap has one field, though the text names it twice or not at all', () => {
    const page = html('{{one}} and again {{one}}', 'flow', ['one', 'two']);
    expect(fields(page)).toEqual(['one', 'two']);
    expect(words(page)).toContain('and again [gap 1]');
  });

  test('other words in double braces are text, and in texts without gaps all are', () => {
    expect(html('{{other}} `{{other}}`', 'flow', ['one'])).toContain('{{other}}');
    expect(html('{{one}} and $\\{x\\}$')).toContain('{{one}}');
  });

  test('hostile text makes no place of its own', () => {
    expect(fields(html('<slot name="one"></slot> x', 'flow', ['one']))).toEqual(['one']);
    expect(html('<slot name="one"></slot>')).not.toContain('<slot');
  });
});
