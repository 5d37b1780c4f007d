/** Paths that are files of the renderer, and paths that must not be. */
import { sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assetPath } from './asset-path.ts';

const folder = `${sep}app${sep}renderer`;

describe('asset path', () => {
  it('finds files and gives the page for every screen', () => {
    expect(assetPath(folder, '/assets/index-abc.js')).toBe(`${folder}${sep}assets${sep}index-abc.js`);
    expect(assetPath(folder, '/')).toBe(`${folder}${sep}index.html`);
    expect(assetPath(folder, '/library/search')).toBe(`${folder}${sep}index.html`);
    expect(assetPath(folder, '/assets/a%20b.svg')).toBe(`${folder}${sep}assets${sep}a b.svg`);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2f..%2fetc/passwd.txt',
    '/assets/%5c..%5c..%5csecret.txt',
    '/.env.txt',
    '/assets/.git/config.txt',
    '/C:/secret.txt',
    '/a%00.js',
    '/%ff.js',
    '/%.js',
    'assets/index.js',
    '',
  ])('refuses %j', (path) => {
    expect(assetPath(folder, path)).toBeNull();
  });

  it('never leaves the folder', () => {
    const pieces = fc.constantFrom('..', '%2e%2e', '/', '%2f', '\\', '%5c', 'a', '.js', '%00', 'C:', '~');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (path) => {
        const found = assetPath(folder, `/${path.join('')}`);
        expect(found === null || found.startsWith(`${folder}${sep}`)).toBe(true);
      }),
    );
  });
});
