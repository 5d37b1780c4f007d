/** An item as it may be shown before it is answered: no key, no rationale, everything in the order the form fixed. */
import type { Item, Option } from '@answly/shared/model/item';
import type { FormEntry } from '@answly/shared/model/session';
import type { Question } from '#desktop/contract/study';

type Gap = Extract<Item, { type: 'cloze' }>['gaps'][number];

export function questionOf(item: Item, entry: FormEntry, stimulus: Question['stimulus']): Question {
  return {
    packId: entry.packId,
    itemId: item.id,
    itemVersion: item.version,
    type: item.type,
    locale: item.locale,
    stem: item.stem,
    stimulus,
    options: 'options' in item ? inOrder(item.options, entry.optionOrder).map(shown) : [],
    prompts: item.type === 'matching' ? item.prompts.map(({ id, content }) => ({ id, content })) : [],
    gaps: item.type === 'cloze' ? item.gaps.map(gapOf) : [],
    back: item.type === 'flashcard' ? item.back : null,
    unit: item.type === 'numeric' ? (item.key.unit ?? null) : null,
    pointsMilli: item.points,
    topics: item.topics,
  };
}

const shown = ({ id, content }: Option) => ({ id, content });

function gapOf(gap: Gap): Question['gaps'][number] {
  return {
    id: gap.id,
    kind: gap.kind,
    options: gap.kind === 'select' ? gap.options.map(shown) : [],
    unit: gap.kind === 'numeric' ? (gap.key.unit ?? null) : null,
  };
}

/** Options that an order does not name come last, in the item's own order. */
function inOrder(options: readonly Option[], order: readonly string[]): Option[] {
  const rank = (option: Option) => {
    const index = order.indexOf(option.id);
    return index === -1 ? order.length : index;
  };
  return options.toSorted((a, b) => rank(a) - rank(b));
}
