/** `packs check`: opens a pack as the app would and says what it holds. */
import { placeInPack } from '@answly/shared/formats/pack-places';
import { itemCountOf } from '@answly/shared/model/blueprint';
import type { Pack } from '@answly/shared/model/pack';
import { refuseFormulas } from './formulas.ts';
import { readPackFile } from './pack-file.ts';

/** @throws AppError `pack.unreadable`, `pack.invalid` or `pack.too-large` */
export function checkPack(path: string): string {
  const { pack, bytes } = readPackFile(path);
  refuseFormulas(pack, placeInPack(pack));
  return summaryOf(pack, bytes);
}

function summaryOf(pack: Pack, bytes: number): string {
  const types = Object.entries(Object.groupBy(pack.items, (item) => item.type))
    .map(([type, items]) => `${items.length} ${type}`)
    .join(', ');
  const topics = new Set(pack.items.flatMap((item) => item.topics));
  return [
    `${pack.title} (${pack.locale}), version ${pack.version}, ${Math.ceil(bytes / 1024)} kB. This pack is whole.`,
    `  questions   ${pack.items.length}: ${types}`,
    `  topics      ${topics.size}`,
    `  passages    ${pack.stimuli.length}`,
    `  exams       ${[pack.blueprints.length, examsOf(pack)].filter((part) => part !== '').join(': ')}`,
    `  media       ${pack.media.length}`,
    ...(pack.licence === '' ? [] : [`  licence     ${pack.licence}`]),
    ...(pack.source === '' ? [] : [`  source      ${pack.source}`]),
  ].join('\n');
}

function examsOf({ blueprints }: Pack): string {
  return blueprints
    .map(({ title, sections, passMilli }) => {
      const count = sections.reduce((sum, section) => sum + itemCountOf(section), 0);
      return `${title} (${count} questions, ${passMilli / 1000} marks to pass)`;
    })
    .join(', ');
}
