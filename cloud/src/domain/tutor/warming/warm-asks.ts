/** Which answers an item can be warmed with: all that students ask for and that are the same for every one of them. */
import type { TutorRequest } from '@answly/shared/http/tutor';
import type { Item } from '@answly/shared/model/item';
import { languageOf } from '../language.ts';

/** A chat is nobody else's, so there is nothing to warm. */
export const warmModes = ['hint', 'explain'] as const;
export type WarmMode = (typeof warmModes)[number];

export interface WarmWish {
  modes: readonly WarmMode[];
  /** BCP 47 tags; empty for the language each item is written in, which is what the app asks for. */
  locales: readonly string[];
}

/** An ask that has not been sent: each try at it gets an id of its own. */
export type WarmAsk = Omit<TutorRequest, 'requestId'>;

const hintLevels = [1, 2, 3] as const;

export function warmAsks(packId: string, item: Item, { modes, locales }: WarmWish): WarmAsk[] {
  const itemId = item.id.toLowerCase();
  const about = { packId, itemId, itemVersion: item.version, response: null };
  return inLanguages(locales.length === 0 ? [item.locale] : locales).flatMap((locale) =>
    modes.flatMap((mode) => aspects(mode, item).map((aspect) => ({ ...about, mode, locale, ...aspect }))),
  );
}

function aspects(mode: WarmMode, item: Item): Pick<WarmAsk, 'hintLevel' | 'optionId'>[] {
  if (mode === 'hint') return hintLevels.map((hintLevel) => ({ hintLevel }));
  const options = 'options' in item ? item.options : [];
  return [{}, ...options.map(({ id }) => ({ optionId: id }))];
}

/** Two tags of one language are one answer. */
function inLanguages(locales: readonly string[]): string[] {
  return [...new Map(locales.map((locale) => [languageOf(locale).code, locale])).values()];
}
