/** `packs check`: opens a pack as the app would and says what it holds. */
import { AppError } from '@answly/shared/errors/app-error';
import { readPack } from '@answly/shared/formats/answlypack';
import { limits } from '@answly/shared/limits';
import { itemCountOf } from '@answly/shared/model/blueprint';
import type { Pack } from '@answly/shared/model/pack';
import { sha256Hex } from '#tools/sha256-hex';
import { readInput } from './input-file.ts';

/** @throws AppError `pack.unreadable`, `pack.invalid` or `pack.too-large` */
export function checkPack(path: string): string {
  const bytes = readInput(path, {
    unreadable: 'pack.unreadable',
    refuseTooLarge: (size) => {
      if (size <= limits.packFileBytesMax) return;
      throw new AppError('pack.too-large', {
        detail: `The file has ${Math.round(size / 1024 / 1024)} MB; packs have up to ${limits.packFileBytesMax / 1024 / 1024} MB.`,
      });
    },
  });
  return summaryOf(readPack(bytes, sha256Hex).pack, bytes.length);
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
