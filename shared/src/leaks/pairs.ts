/** Naming two things that belong together in a matching. */
import type { ItemOf } from '../model/item.ts';
import type { Told } from './said.ts';
import { says, told } from './said.ts';

/** Each side is shown; only both in one hint say something. */
export function tellsPair(item: ItemOf<'matching'>, { text }: Told): boolean {
  // What the prompts say is given, but here it is what names them.
  const said = told(text, item.stem);
  return item.prompts.some((prompt) => {
    const option = item.options.find(({ id }) => id === item.key[prompt.id]);
    if (option === undefined) return false;
    const contents = (of: readonly { content: string }[], but: string): string[] =>
      of.map(({ content }) => content).filter((content) => content !== but);
    return (
      says({ text: option.content, rivals: contents(item.options, option.content) }, said) &&
      says({ text: prompt.content, rivals: contents(item.prompts, prompt.content) }, said)
    );
  });
}
