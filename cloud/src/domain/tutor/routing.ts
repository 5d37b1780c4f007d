/** Which model is asked about an item: a table, so that what an answer costs can be read off. */
import type { TutorMode } from '@answly/shared/http/tutor';
import type { Item } from '@answly/shared/model/item';
import type { TutorModel } from './model.ts';

/** What the operator has set up; nothing at all where no provider has a key. */
export interface TutorModels {
  small?: TutorModel | undefined;
  large?: TutorModel | undefined;
  /** Asked in this order when the one before them fails before its first word. */
  fallbacks: readonly TutorModel[];
}

export interface RoutedAsk {
  mode: TutorMode;
  item: Item;
  /** An answer to this ask was made and did not pass its checks. */
  afterFailedCheck: boolean;
}

/** Any row that holds asks for the large model; the small one has something of the author's to lean on. */
const needsLarge: readonly ((ask: RoutedAsk) => boolean)[] = [
  ({ afterFailedCheck }) => afterFailedCheck,
  ({ item }) => hasSteps(item),
  ({ item, mode }) => !isGrounded(item, mode),
];

/**
 * The first choice, then what to fall back to; empty when none is set up. The large model falls back to the small one,
 * but never the other way round: a provider in trouble shall not raise the bill.
 */
export function chooseModels(models: TutorModels, ask: RoutedAsk): readonly TutorModel[] {
  const { small, large, fallbacks } = models;
  const first = needsLarge.some((holds) => holds(ask)) ? [large, small] : [small];
  const inOrder = [...first, ...fallbacks].filter((model) => model !== undefined);
  return inOrder.filter((model, index) => inOrder.findIndex((other) => isSame(model, other)) === index);
}

function isSame(one: TutorModel, other: TutorModel): boolean {
  return one.provider === other.provider && one.name === other.name;
}

/** Whether the answer is reached in several steps, each of which a model can get wrong. */
function hasSteps(item: Item): boolean {
  switch (item.type) {
    case 'ordering':
    case 'matching':
    case 'cloze':
      return true;
    // Two numbers to begin with are something to calculate; a year or a boiling point is something to know.
    case 'numeric':
      return (item.stem.match(/\d+(?:[.,]\d+)*/g) ?? []).length >= 2;
    default:
      return false;
  }
}

/** Whether the author wrote down why; for a hint it is enough to know what the item is about. */
function isGrounded(item: Item, mode: TutorMode): boolean {
  const written = [item.explanation, ...rationalesOf(item)];
  if (mode === 'hint') written.push(item.objective);
  return written.some((text) => text.trim() !== '');
}

function rationalesOf(item: Item): string[] {
  if (item.type === 'flashcard') return [item.back];
  if ('options' in item) return item.options.map(({ rationale }) => rationale);
  return 'mistakes' in item ? item.mistakes.map(({ rationale }) => rationale) : [];
}
