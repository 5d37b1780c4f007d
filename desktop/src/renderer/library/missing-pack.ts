/** What can be done about a pack that the student uses on another computer: get it, or what to do in its place. */
import type { CallOutput } from '#desktop/contract/calls';
import type { AvailablePack, PackElsewhere } from '#desktop/contract/library';
import { languageName } from '../design/language-name.ts';
import { counted } from '../design/number-words.ts';

export interface MissingPack {
  id: string;
  title: string;
  locale: string;
  /** Where it can be had; null where Answly cannot get it. */
  from: AvailablePack['origin'] | null;
  /** It can be had by importing the file it once came from. */
  isFile: boolean;
  words: string;
}

type Offers = CallOutput<'library.available'>;

/** @param offers undefined while they are asked for. A pack that nobody can name is not named. */
export function missingPacks(elsewhere: readonly PackElsewhere[], offers: Offers | undefined): MissingPack[] {
  return elsewhere.flatMap(({ id, word }): MissingPack[] => {
    const offer = offers?.packs.find((each) => each.id === id);
    if (offer !== undefined) {
      const words = counted(offer.itemCount, 'question', 'questions');
      const { title, locale } = word ?? offer;
      return [{ id, title, locale, from: offer.origin, isFile: false, words }];
    }
    if (word === null) return [];
    const { title, locale, origin } = word;
    const words = offers === undefined ? '' : wordsWithout(word, offers.cloud);
    return [{ id, title, locale, from: null, isFile: origin === 'import', words }];
  });
}

function wordsWithout(
  { origin, locale }: NonNullable<PackElsewhere['word']>,
  cloud: Offers['cloud'],
): string {
  if (origin === 'import')
    return `You imported it on another computer, from a file. Bring that file to this computer and import it here, with this title and the language ${languageName(locale)} (${locale}).`;
  if (cloud === 'offline') return 'It can be had once the server answers.';
  return origin === 'starter'
    ? 'It came with another version of Answly. This one does not have it, nor does the server.'
    : 'The server no longer has it.';
}
