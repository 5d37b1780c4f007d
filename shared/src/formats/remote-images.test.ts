/** Imported pictures on the web become links, and code that only talks about them is left as it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutRemoteImages } from './remote-images.ts';

const linked = (text: string): string => withoutRemoteImages(text).text;

describe('pictures in imported text', () => {
  it('become links that are named by their text or file', () => {
    expect(linked('See ![the loop](https://example.org/loop.png "Title").')).toBe(
      'See [the loop](https://example.org/loop.png).',
    );
    expect(linked('<img src="https://example.org/a/loop.png?x=1" width="200">')).toBe(
      '[loop.png](https://example.org/a/loop.png?x=1)',
    );
    expect(linked("<IMG alt='A tree' SRC = https://example.org/t.gif />")).toBe(
      '[A tree](https://example.org/t.gif)',
    );
  });

  it('become their text alone when they are not on the web', () => {
    expect(linked('![x](javascript:alert)')).toBe('x');
    expect(linked('![secret](file:///etc/hosts)')).toBe('secret');
    expect(linked(`![made up](media:${'0'.repeat(64)})`)).toBe('made up');
    expect(linked('<img src=x onerror="go()">')).toBe('x');
  });

  it('are found in references and odd brackets too', () => {
    expect(linked('![a][pic]\n\n[pic]: https://example.org/p.png')).not.toContain('![');
    expect(linked('![![a](b)](https://example.org/p.png)')).not.toContain('![');
    expect(linked('!<img src="https://example.org/p.png">')).not.toContain('![');
    expect(linked('<im<img alt="g src=https://example.org/p.png ">>')).not.toMatch(/<img/i);
    expect(linked('![a [b] c](https://example.org/p.png)')).not.toContain('![');
  });

  it('are left alone in code, and elsewhere "![" is only text', () => {
    for (const text of [
      'What does `<img src="https://example.org/a.png">` do?',
      'Two ticks: ``![a](https://example.org/`a.png)``',
      '```html\n<img src="https://example.org/a.png">\n```\nDone.',
      '~~~\n![a](https://example.org/a.png)\n```\n~~~',
      '```\n![a](https://example.org/never-closed.png)',
      'list![0] is not null',
    ]) {
      expect(withoutRemoteImages(text)).toEqual({ text, linked: false, dropped: '' });
    }
    expect(linked('`code` ![a](https://example.org/a.png) `more`')).toBe(
      '`code` [a](https://example.org/a.png) `more`',
    );
  });

  it('stay where their file is known, and say which is not', () => {
    const pictureOf = (address: string, alt: string) =>
      address === 'a/b.png' ? `![${alt}](media:00)` : null;
    const cleaned = (text: string) => withoutRemoteImages(text, pictureOf);
    expect(cleaned('See ![a bee](a/b.png) and <img src="a/b.png" alt="B">, not `![x](a/b.png)`.')).toEqual({
      text: 'See ![a bee](media:00) and ![B](media:00), not `![x](a/b.png)`.',
      linked: false,
      dropped: '',
    });
    expect(cleaned('![c](c.png) ![d](https://example.org/d.png)')).toEqual({
      text: 'c [d](https://example.org/d.png)',
      linked: true,
      dropped: 'c.png',
    });
    expect(cleaned('![![a](a/b.png)](https://example.org/p.png)').text).not.toMatch(/!\[[^\]]*!\[/);
  });

  it('never remain outside code, whatever surrounds them', () => {
    const piece = fc.constantFrom('a', ' ', '\n', '[', ']', '(x)', '!', '<', 'b](c)', '\\');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.array(piece, { maxLength: 20 }), (before, after) => {
        const text = `${before.join('')}![pic](https://example.org/p.png)${after.join('')}`;
        expect(linked(text)).not.toMatch(/!\[[^[\]]*\]\(https/);
      }),
    );
  });

  it('take no longer than the text is long', () => {
    // The fastest of three shows what the work takes, however busy the machine is.
    const timeOf = (text: string): number => {
      const times = [1, 2, 3].map(() => {
        const started = performance.now();
        linked(text);
        return performance.now() - started;
      });
      return Math.min(...times);
    };
    for (const piece of ['!', '![', '!<', '<img ', '`', '`a``', '[](', '![a](']) {
      const [short, long] = [timeOf(piece.repeat(2_000)), timeOf(piece.repeat(32_000))];
      // Sixteen times the length; what grows with its square takes 256 times as long.
      expect(long, piece).toBeLessThan(64 * Math.max(short, 0.05));
    }
  });
});

it.each([
  ['its address', `![](${'}'.repeat(19_900)}`],
  ['the blank before its address', `![](${' '.repeat(19_900)}`],
])('read once a picture that has no end in all of %s', (_, text) => {
  const startedMs = performance.now();
  for (let cell = 0; cell < 10; cell += 1) withoutRemoteImages(text);
  expect(performance.now() - startedMs).toBeLessThan(500);
});
