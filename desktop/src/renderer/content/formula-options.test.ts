/** Hostile formulas through the typesetter itself. */
import katex from 'katex';
import { expect, test } from 'vitest';
import { formulaOptions } from './formula-options.ts';

/** Without the note for those who copy it, which holds the source as text. */
const set = (tex: string) =>
  katex.renderToString(tex, formulaOptions).replaceAll(/<annotation .*?<\/annotation>/gu, '');

test.each([
  '\\href{javascript:alert(1)}{x}',
  '\\url{https://example.org}',
  '\\includegraphics{https://example.org/pixel.png}',
  '\\htmlId{clash}{x}',
  '\\htmlStyle{position:fixed}{x}',
  '\\htmlClass{taken}{x}',
  '\\htmlData{a=b}{x}',
])('%s makes no link, picture, name or style of its own', (tex) => {
  expect(set(tex)).not.toMatch(/<a\b|<img\b|\b(?:href|src|id|data-a)=|position:fixed|class="[^"]*taken/u);
});

test('sizes and expansions end somewhere', () => {
  expect(set('\\rule{9999em}{1em}')).not.toContain('9999em');
  expect(set('\\def\\a{\\a\\a}\\a')).toContain('katex-error');
});

test('a formula that is in order is set with its spoken form', () => {
  expect(set('n \\log n')).toContain('<math');
});
