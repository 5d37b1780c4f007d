/** What a language is called, for people: "German" for `de`. */

const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** @returns the tag itself where it names no language; packs bring their own. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
