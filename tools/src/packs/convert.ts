/** `packs convert`: a file of questions becomes a pack, with a report of what was left out. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '@answly/shared/errors/app-error';
import { problemKinds } from '@answly/shared/errors/codes';
import { writePack } from '@answly/shared/formats/answlypack';
import { importedPackInfo } from '@answly/shared/formats/detect-map';
import { parseTable, refuseTooLarge } from '@answly/shared/formats/parse-table';
import type { ImportReport, Rejected } from '@answly/shared/formats/report';
import { runAtOnce } from '@answly/shared/formats/slices';
import { importTable } from '@answly/shared/formats/table-import';
import type { TableImported } from '@answly/shared/formats/table-import';
import { kindAdvice, tableKindOf } from '@answly/shared/formats/table';
import type { Pack } from '@answly/shared/model/pack';
import { sha256Hex } from '#tools/sha256-hex';
import { mediaBeside } from './beside-file.ts';
import { changeLine, readEdition, refuseOther, withVersionsSince } from './edition.ts';
import { formulaFault } from './formulas.ts';
import { readInput } from './input-file.ts';
import { loadMap, shippedMapFor } from './maps.ts';
import { refuseOverwriting } from './refuse-overwriting.ts';
import { writeWhole } from './write-whole.ts';

/** Absolute paths, and what the user says about the pack. */
export interface Conversion {
  file: string;
  out: string;
  report: string | undefined;
  map: string | undefined;
  title: string | undefined;
  locale: string | undefined;
  /** The pack of the edition before. */
  since: string | undefined;
  /** One more than that of the edition before unless given, or 1. */
  version: number | undefined;
}

interface Imported extends TableImported {
  before: Pack | null;
}

/**
 * Writes the pack and its report; a refused file leaves a report that says why, and no pack.
 * @throws UsageError when a file would be written over one that is read; AppError when the input is refused
 */
export function convert(wish: Conversion): string {
  refuseOverwriting({ reads: [wish.file, wish.map, wish.since], writes: [wish.out, wish.report] });
  const { pack, media, report, before } = reportingRefusal(wish, () => importFile(wish));
  if (pack === null) {
    writeReport(wish, report);
    throw new AppError('import.nothing', { detail: nothingDetail(report) });
  }
  writeWhole(wish.out, writePack(pack, media, sha256Hex));
  writeReport(wish, report);
  return [...sentencesOf(report, wish), ...editionLines(pack, before)].join('\n');
}

function importFile(wish: Conversion): Imported {
  if (statSync(wish.file, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new AppError('import.unreadable', {
      detail: `"${basename(wish.file)}" is a folder. Name one question file: .json, .csv or .tsv.`,
    });
  }
  const kind = tableKindOf(wish.file);
  if (kind === null) {
    throw new AppError('import.unreadable', {
      detail: `"${basename(wish.file)}" is no question file by its name. ${kindAdvice(wish.file)}`,
    });
  }
  const given = wish.map === undefined ? null : loadMap(wish.map);
  const table = parseTable(readInput(wish.file, { unreadable: 'import.unreadable', refuseTooLarge }), kind);
  const map = given ?? shippedMapFor(table.columns);
  const before = wish.since === undefined ? null : readEdition(wish.since);
  const { title, locale, version = (before?.version ?? 0) + 1 } = wish;
  const packInfo = importedPackInfo({ map, fileName: basename(wish.file), title, locale, version });
  if (before !== null) refuseOther(packInfo, before);
  const resolveMedia = mediaBeside(wish.file);
  const made = runAtOnce(importTable({ table, map, packInfo, resolveMedia, formulaFault }));
  if (made.pack === null || before === null) return { ...made, before };
  return { ...made, pack: withVersionsSince(made.pack, before), before };
}

function reportingRefusal(wish: Conversion, work: () => Imported): Imported {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const message = error.detail ?? problemKinds[error.code].title;
    writeReport(wish, { items: 0, imported: 0, rejected: [{ place: 'file', code: error.code, message }] });
    throw error;
  }
}

function writeReport(wish: Conversion, report: ImportReport): void {
  if (wish.report === undefined) return;
  writeWhole(wish.report, Buffer.from(`${JSON.stringify(report, null, 2)}\n`));
}

function nothingDetail(report: ImportReport): string {
  const first = report.rejected[0];
  const example = first === undefined ? '' : ` ${first.message}`;
  return `None of ${report.items} questions could be imported.${example}`;
}

function sentencesOf(report: ImportReport, wish: Conversion): string[] {
  const left = report.items - report.imported;
  const linked = report.notes?.filter(({ code }) => code === 'image.linked') ?? [];
  const others = report.notes?.filter((each) => !linked.includes(each)) ?? [];
  const namer = wish.report === undefined ? 'A report, asked for with --report,' : 'The report';
  return [
    `${counted(report.imported)} in "${basename(wish.out)}". ${left === 0 ? 'None was' : left === 1 ? '1 was' : `${left} were`} left out.`,
    ...firstLines(report.rejected, left, namer),
    ...(linked.length > 0 ? [`Pictures on the web became links in ${linked.length}.`] : []),
    ...(others.length > 0 ? ['What else an author should know:'] : []),
    ...firstLines(others, others.length, namer),
  ];
}

function editionLines(pack: Pack, before: Pack | null): string[] {
  if (before !== null) return [changeLine(pack, before)];
  if (pack.version === 1) return [];
  return ['Every question counts as changed. Name the pack of the version before with --since.'];
}

function firstLines(lines: readonly Rejected[], count: number, namer: string): string[] {
  const shown = lines.slice(0, 5).map(({ message }) => `  ${message}`);
  return count > shown.length ? [...shown, `  ${namer} names the others.`] : shown;
}

function counted(count: number): string {
  return count === 1 ? '1 question is' : `${count} questions are`;
}
