/** The languages an answer can be asked for. A closed list, so that a made-up tag cannot make a new cache entry. */

const names = new Map([
  ['ar', 'Arabic'],
  ['cs', 'Czech'],
  ['da', 'Danish'],
  ['de', 'German'],
  ['el', 'Greek'],
  ['en', 'English'],
  ['es', 'Spanish'],
  ['fi', 'Finnish'],
  ['fr', 'French'],
  ['he', 'Hebrew'],
  ['hi', 'Hindi'],
  ['hu', 'Hungarian'],
  ['id', 'Indonesian'],
  ['it', 'Italian'],
  ['ja', 'Japanese'],
  ['ko', 'Korean'],
  ['nl', 'Dutch'],
  ['no', 'Norwegian'],
  ['pl', 'Polish'],
  ['pt', 'Portuguese'],
  ['ro', 'Romanian'],
  ['ru', 'Russian'],
  ['sv', 'Swedish'],
  ['th', 'Thai'],
  ['tr', 'Turkish'],
  ['uk', 'Ukrainian'],
  ['vi', 'Vietnamese'],
  ['zh-CN', 'Simplified Chinese'],
  ['zh-TW', 'Traditional Chinese'],
]);

export interface Language {
  /** Part of the cache key. `item` stands for the language of the question. */
  code: string;
  name: string | null;
}

const languageOfTheItem: Language = { code: 'item', name: null };

/** @param tag a BCP 47 tag; its region counts only where the list tells regions apart. */
export function languageOf(tag: string): Language {
  const base = tag.split('-')[0] ?? '';
  for (const code of [tag, base, `${base}-CN`]) {
    const name = names.get(code);
    if (name !== undefined) return { code, name };
  }
  return languageOfTheItem;
}
