/** The right map is found by columns, and the pack is named by what is known. */
import { describe, expect, it } from 'vitest';
import { columnMap } from './column-map.ts';
import { columnsOf, detectMap, importedPackInfo, localeFromName } from './detect-map.ts';

function mapOf(name: string, fits: string[], pack: object = {}) {
  return columnMap.parse({
    format: 'answly-map',
    version: 1,
    name,
    fits,
    pack,
    stem: 'q',
    options: ['a', 'b'],
    correct: { column: 'key', as: 'letter' },
    topics: [{ column: 'tag' }, { column: 'q', take: 1 }],
  });
}

describe('choosing a map', () => {
  it('takes the one that asks for most of what the file has', () => {
    const maps = [mapOf('small', ['q']), mapOf('large', ['q', 'key']), mapOf('other', ['q', 'zzz'])];
    expect(detectMap(['key', 'q', 'x'], maps)?.name).toBe('large');
    expect(detectMap(['x'], maps)).toBeNull();
  });

  it('never takes a map that fits everything because it asks for nothing', () => {
    expect(detectMap(['q'], [mapOf('any', [])])).toBeNull();
  });

  it('names every column a map reads, once', () => {
    expect(columnsOf(mapOf('m', []))).toEqual(['q', 'a', 'b', 'key', 'tag']);
  });
});

describe('naming the pack', () => {
  const map = mapOf('m', [], { localeFromName: 'quiz.{locale}.json', locale: 'fr' });

  it('takes the language from the file name, from the map, or as it is told', () => {
    expect(importedPackInfo({ map, fileName: 'quiz.zh-CN.json' }).locale).toBe('zh-CN');
    expect(importedPackInfo({ map, fileName: 'other.json' }).locale).toBe('fr');
    expect(importedPackInfo({ map, fileName: 'quiz.ar.json', locale: 'he' }).locale).toBe('he');
    expect(importedPackInfo({ map: mapOf('m', []), fileName: 'quiz.json' }).locale).toBe('en');
    expect(localeFromName('quiz.Not A Tag.json', 'quiz.{locale}.json')).toBeNull();
    expect(localeFromName('quiz.json', 'quiz.{locale}.json')).toBeNull();
  });

  it('makes a title of the file name', () => {
    expect(importedPackInfo({ map, fileName: 'organic_chemistry-2024-2026.csv' }).title).toBe(
      'Organic chemistry 2024-2026',
    );
    expect(importedPackInfo({ map, fileName: '.csv' }).title).toBe('Imported questions');
  });

  it('refuses a language that is none', () => {
    expect(() => importedPackInfo({ map, fileName: 'x.json', locale: 'Klingon?' })).toThrow(
      'request.invalid',
    );
  });

  it('refuses a title that is too long in words', () => {
    expect(() => importedPackInfo({ map, fileName: 'x.json', title: 'x'.repeat(121) })).toThrow(
      'request.invalid: "title" has 121 characters; expected at most 120.',
    );
  });
});
