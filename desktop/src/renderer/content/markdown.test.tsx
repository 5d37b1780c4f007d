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

function html(text: string, set: 'flow' | 'line' = 'flow'): string {
  return renderToStaticMarkup(
    <ClientContext value={silent}>
      <QueryClientProvider client={new QueryClient()}>
        <Markdown text={text} set={set} />
      </QueryClientProvider>
    </ClientContext>,
  );
}

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
    '$\\href{javascript:alert(1)}{x}$',
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

  test('paragraphs find their own direction', () => {
    expect(html('مرحبا')).toContain('<p dir="auto">');
  });

  test('inside a label there are lines, not paragraphs', () => {
    expect(html('one', 'line')).not.toMatch(/<(p|div)\b/u);
  });

  test('a picture of the pack waits for its bytes and keeps its description', () => {
    expect(html(`![a bus](media:${'ab'.repeat(32)})`)).toContain('aria-label="a bus"');
    expect(html('![a bus](media:short)')).toContain('Picture not in this pack: a bus');
  });
});
