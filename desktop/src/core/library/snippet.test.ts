import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchExpression, queryTerms } from './search-text.ts';
import { snippetOf } from './snippet.ts';

const shown = (text: string, query: string) =>
  snippetOf(text, queryTerms(query)).replaceAll('\u0002', '[').replaceAll('\u0003', ']');

describe('a snippet', () => {
  test('marks whole words that begin with what was typed', () => {
    expect(shown('A routing table and a router', 'rout')).toBe('A [routing] table and a [router]');
    expect(shown('Subroutine', 'rout')).toBe('Subroutine');
  });

  test('marks through accents, capitals and letters that fold to two', () => {
    expect(shown('Die GRÖSSE der Straße', 'grosse strasse')).toBe('Die [GRÖSSE] der [Straße]');
  });

  test('marks exactly the signs in scripts without spaces', () => {
    expect(shown('この変数を使う', '変数')).toBe('この[変数]を使う');
  });

  test('of a long text begins shortly before the first match', () => {
    const text = `${'lead in '.repeat(40)}needle ${'and so on '.repeat(40)}`;
    const snippet = shown(text, 'needle');
    expect(snippet).toMatch(/^….{0,45}\[needle\]/);
    expect(snippet.length).toBeLessThan(170);
  });

  test('never changes the text but for its marks and ends', () => {
    const word = fc.constantFrom('alpha', 'Straße', '変数', 'متغير', 'a', '…', '(x)', '\u{1f600}');
    const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, fc.array(word, { maxLength: 3 }), (given, query) => {
        const snippet = snippetOf(given, queryTerms(query.join(' '))).replace(/[\u0002\u0003]/g, '');
        const kept = [snippet, snippet.slice(1), snippet.slice(0, -1), snippet.slice(1, -1)];
        expect(kept.some((each) => given.includes(each))).toBe(true);
      }),
    );
  });
});

test('nothing typed is syntax', () => {
  expect(matchExpression('a"b NEAR( x*')).toBe('"a"* "b"* "near"* "x"*');
  expect(matchExpression('变量')).toBe('"变  量"*');
  expect(matchExpression(' "*" ')).toBeNull();
});
