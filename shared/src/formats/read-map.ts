/** Reads a column map that somebody wrote, and says in sentences what is wrong with it. */
import { AppError } from '../errors/app-error.ts';
import { limits } from '../limits.ts';
import { columnMap, mapKeys, type ColumnMap } from './column-map.ts';
import { jsonBeginning } from './json-beginning.ts';
import { jsonFaultPlace } from './json-fault.ts';
import { nearestWord } from './nearest-word.ts';

/** Of what stands where something else is expected. */
const shownChars = 60;

const columnName = 'the name of a column';
const listOfColumns = 'a list of column names';

type Part = 'options' | 'prompts' | 'correct' | 'rationales';

/** What a map of each type needs, and what it has no use for. */
const partsOfType: Record<ColumnMap['type'], { needed: Part[]; idle: Part[] }> = {
  single: { needed: ['options', 'correct'], idle: ['prompts'] },
  multiple: { needed: ['options', 'correct'], idle: ['prompts'] },
  'true-false': { needed: ['correct'], idle: ['prompts'] },
  numeric: { needed: ['correct'], idle: ['prompts', 'rationales'] },
  'short-text': { needed: ['correct'], idle: ['options', 'prompts', 'rationales'] },
  ordering: { needed: ['options'], idle: ['prompts'] },
  matching: { needed: ['prompts', 'options'], idle: ['correct'] },
  cloze: { needed: [], idle: ['options', 'prompts', 'correct', 'rationales'] },
  flashcard: { needed: ['correct'], idle: ['options', 'prompts', 'rationales'] },
};

/** What stands at each place of a map, as it goes on after "expected". */
const expected: Readonly<Record<string, string>> = {
  '': 'an object { … }',
  format: '"answly-map"',
  version: 'the number 1',
  name: 'a name for the map, of 1 to 120 characters',
  fits: listOfColumns,
  'fits.*': columnName,
  pack: "an object with the pack's title, locale, licence and source",
  'pack.title': 'a title of 1 to 120 characters',
  'pack.locale': 'a language tag such as "en" or "zh-CN"',
  'pack.localeFromName': 'a file name with {locale} in it',
  'pack.licence': 'a text of up to 200 characters',
  'pack.source': 'a text of up to 500 characters',
  id: columnName,
  type: Object.keys(partsOfType)
    .map((type) => `"${type}"`)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or '),
  stem: columnName,
  listSeparator: 'a sign such as "|"',
  options: `${columnName} that holds a list, or ${listOfColumns}`,
  prompts: `${columnName} that holds a list, or ${listOfColumns}`,
  rationales: `${columnName} that holds a list, or ${listOfColumns}`,
  correct: '{ "column": …, "as": … }',
  'correct.column': columnName,
  'correct.as': '"index0", "index1", "letter", "text", "number" or "boolean"',
  'correct.separator': 'a sign such as ","',
  tolerance: columnName,
  unit: columnName,
  explanation: columnName,
  objective: columnName,
  topics: 'a list of topic rules',
  'topics.*': '{ "column": … }, { "column": …, "take": number of characters } or { "fixed": topic }',
  reference: columnName,
  image: '{ "column": …, "folder": …, "alt": … }',
  'image.column': columnName,
  'image.folder': 'a folder beside the file',
  'image.alt': 'a text of up to 200 characters',
  lockOptionsWith: 'a list of phrases',
  'lockOptionsWith.*': 'a phrase of 2 to 120 characters',
  exam: '{ "title": …, "drawPerTopic": …, "passPercent": … }',
  'exam.title': 'a title of 1 to 120 characters',
  'exam.drawPerTopic': `a whole number from 1 to ${limits.sessionItemsMax}`,
  'exam.passPercent': 'a number from 0 to 100',
  'exam.timeLimitMinutes': 'a whole number from 1 to 1440',
};

/**
 * @param fileName of the map, for the sentence
 * @throws AppError `import.map-invalid` naming the file, the key, what is expected there and what it holds
 */
export function readMap(text: string, fileName: string): ColumnMap {
  const value = parse(text, fileName);
  for (const place of Object.keys(mapKeys)) refuseUnknownKeys(value, place, fileName);
  const parsed = columnMap.safeParse(value);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.map(String) ?? [];
    throw invalid(fileName, wrongValue(value, path), parsed.error);
  }
  const map = parsed.data;
  refuseParts(map, value, fileName);
  if (map.exam !== undefined && map.topics.length === 0)
    throw invalid(fileName, `an exam draws from topics, but ${wrongValue(value, ['topics'])}`);
  return map;
}

function refuseParts(map: ColumnMap, value: unknown, fileName: string): void {
  const { needed, idle } = partsOfType[map.type];
  const lacking = needed.find((part) => map[part] === undefined);
  if (lacking !== undefined) throw invalid(fileName, wrongValue(value, [lacking]));
  const spare = idle.find((part) => map[part] !== undefined);
  if (spare !== undefined)
    throw invalid(fileName, `"${spare}" means nothing in a map of the type "${map.type}". Take it out.`);
}

function parse(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(fileName, `it is not valid JSON: see ${jsonFaultPlace(text)}. Correct it.`, cause);
  }
}

function refuseUnknownKeys(map: unknown, place: string, fileName: string): void {
  const known = mapKeys[place] ?? [];
  for (const part of partsAt(map, place)) {
    const unknown = Object.keys(part).find((key) => !known.includes(key));
    if (unknown === undefined) continue;
    const meant = nearestWord(unknown, known);
    const hint = meant === null ? `Its keys are ${known.join(', ')}.` : `Did you mean "${meant}"?`;
    const where = place === '' ? 'a map' : `"${place.replace('.*', '')}"`;
    throw invalid(fileName, `${where} has no key "${unknown.slice(0, 60)}". ${hint}`);
  }
}

function partsAt(map: unknown, place: string): object[] {
  if (place === '') return [map].filter(isObject);
  const [key = '', each] = place.split('.');
  const part = isObject(map) ? map[key] : undefined;
  return (each === undefined ? [part] : Array.isArray(part) ? part : []).filter(isObject);
}

function wrongValue(map: unknown, path: string[]): string {
  // A rule that fits neither form is told as a whole.
  const place = path.slice(0, path[0] === 'topics' ? 2 : undefined);
  const value = place.reduce<unknown>((part, key) => (part as Record<string, unknown> | null)?.[key], map);
  const wanted = expected[place.map((key) => key.replace(/^\d+$/, '*')).join('.')] ?? 'something else';
  const subject = subjectOf(place);
  return value === undefined
    ? `${subject} is missing; expected ${wanted}.`
    : `${subject} is ${jsonBeginning(value, shownChars)}; expected ${wanted}.`;
}

function subjectOf(place: string[]): string {
  const last = place.at(-1);
  if (last === undefined) return 'it';
  if (/^\d+$/.test(last)) return `entry ${Number(last) + 1} of "${place.slice(0, -1).join('.')}"`;
  return `"${place.join('.')}"`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(fileName: string, sentence: string, cause?: unknown): AppError {
  return new AppError('import.map-invalid', { detail: `In the map "${fileName}", ${sentence}`, cause });
}
