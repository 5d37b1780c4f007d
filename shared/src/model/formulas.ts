/** The formulas in a Markdown text, found as the screen finds them; `formulas-on-screen.test.ts` of the page compares the two. */

export interface Formula {
  tex: string;
  /** Set on lines of its own. */
  display: boolean;
}

/** A block of code or a formula that runs over whole lines, to the line that ends it. */
interface Fence {
  end: RegExp;
  quotes: number;
  /** Null for code. */
  lines: string[] | null;
}

interface Reading {
  found: Formula[];
  /** Lines of the paragraph or table so far. */
  block: string[];
  quotes: number;
  fence: Fence | null;
  /** Whether indented lines may belong to an entry of a list, and are no code then. */
  inList: boolean;
}

const marks = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/u;
const delimiterRow = /^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/u;

export function formulasIn(markdown: string): Formula[] {
  if (!markdown.includes('$')) return [];
  const reading: Reading = { found: [], block: [], quotes: 0, fence: null, inList: false };
  for (const line of markdown.split(/\r\n|\r|\n/u)) {
    if (reading.fence === null) readLine(reading, line);
    else readFenced(reading, reading.fence, line);
  }
  endFence(reading);
  endBlock(reading);
  return reading.found;
}

function readLine(reading: Reading, line: string): void {
  // So far to the right no mark begins anything either.
  const prefix = !reading.inList && /^(?: {4}| {0,3}\t)/u.test(line) ? /^[ \t]*/u : marks;
  const [before = ''] = prefix.exec(line) ?? [];
  const text = line.slice(before.length);
  const quotes = before.split('>').length - 1;
  const startsEntry = /[-+*.)]/u.test(before);
  if (text === '') return endBlock(reading);
  if (startsEntry || quotes > reading.quotes) endBlock(reading);
  reading.quotes = quotes;
  if (/^\S/u.test(before === '' ? line : before)) reading.inList = startsEntry;
  const deep = isDeep(before) && (startsEntry || !reading.inList);
  if (deep && reading.block.length === 0) return;
  const [, sign = ''] = /^(`{3,}(?=[^`]*$)|~{3,}|\${2,}(?=[^$]*$))/u.exec(text) ?? [];
  if (deep) reading.block.push(text);
  else if (sign !== '') {
    endBlock(reading);
    const end = new RegExp(`^[${sign.charAt(0)}]{${sign.length},}[ \\t]*$`, 'u');
    reading.fence = { end, quotes, lines: sign.startsWith('$') ? [] : null };
  } else if (/^#{1,6}(?:[ \t]|$)/u.test(text)) {
    endBlock(reading);
    reading.found.push(...inlineFormulas(text));
  } else reading.block.push(text);
}

/** So far to the right that a line begins nothing, and is code where no paragraph goes on. */
function isDeep(before: string): boolean {
  const mark = before.trimEnd();
  const space = before.slice(mark.length);
  return space.replaceAll('\t', '    ').length >= (mark === '' ? 4 : 5);
}

function readFenced(reading: Reading, fence: Fence, line: string): void {
  const { end, quotes, lines } = fence;
  const [before = ''] = new RegExp(`^(?:[ \\t]*>){0,${quotes}}[ \\t]*`, 'u').exec(line) ?? [];
  const text = line.slice(before.length);
  // With its quote or the entry of its list it ends too.
  const isLeft =
    before.split('>').length - 1 < quotes || (reading.inList && before.length < 2 && text !== '');
  const isEnd = end.test(text) && (reading.inList || !isDeep(before));
  if (!isLeft && !isEnd) return void lines?.push(text);
  endFence(reading);
  if (isLeft) readLine(reading, line);
}

function endFence(reading: Reading): void {
  const lines = reading.fence?.lines ?? null;
  if (lines !== null) reading.found.push({ tex: lines.join('\n'), display: true });
  reading.fence = null;
}

function endBlock(reading: Reading): void {
  const { block, found } = reading;
  reading.block = [];
  const head = block.findIndex((line, at) => at > 0 && isTable(block[at - 1] ?? '', line)) - 1;
  const words = head < 0 ? block : block.slice(0, head);
  found.push(...paragraphFormulas(words.join('\n').trim()));
  if (head < 0) return;
  for (const row of block.slice(head)) found.push(...cellsOf(row).flatMap(inlineFormulas));
}

function isTable(head: string, row: string): boolean {
  return row.includes('-') && delimiterRow.test(row) && cellsOf(head).length === cellsOf(row).length;
}

function cellsOf(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/u, '')
    .replace(/(?<!\\)\|$/u, '');
  return inner.split(/(?<!\\)\|/u).map((cell) => cell.replaceAll('\\|', '|').trim());
}

/** A formula that is all of its paragraph stands alone, however its author wrote it. */
function paragraphFormulas(text: string): Formula[] {
  const found = inlineFormulas(text);
  const [run = ''] = /^\$+/u.exec(text) ?? [];
  const isAlone = run !== '' && endOfRun(text, run, run.length) === text.length - run.length;
  return isAlone ? found.map(({ tex }) => ({ tex, display: true })) : found;
}

function inlineFormulas(text: string): Formula[] {
  const found: Formula[] = [];
  const sign = /\\[!-/:-@[-`{-~]|`+|\$+/gu;
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    const [run] = match;
    if (run.startsWith('\\')) continue;
    const from = sign.lastIndex;
    const end = endOfRun(text, run, from);
    if (end === -1) continue;
    sign.lastIndex = end + run.length;
    if (run.startsWith('`')) continue;
    const tex = unpadded(text.slice(from, end));
    if (isFormula(tex, text.charAt(sign.lastIndex))) found.push({ tex, display: false });
  }
  return found;
}

function endOfRun(text: string, run: string, from: number): number {
  const [sign] = run;
  const same = new RegExp(`(?<![${sign}])[${sign}]{${run.length}}(?![${sign}])`, 'gu');
  same.lastIndex = from;
  return same.exec(text)?.index ?? -1;
}

/** One space or line end goes from both sides, where both have one. */
function unpadded(inner: string): string {
  return /^[ \n][\s\S]*[ \n]$/u.test(inner) && /[^ \n]/u.test(inner) ? inner.slice(1, -1) : inner;
}

/** "$5 and $10" are two prices, though Markdown pairs their signs. */
function isFormula(tex: string, next: string): boolean {
  return !(/^\d/u.test(tex) && /^\d/u.test(next)) && !/^\S[\s\S]*\s$/u.test(tex);
}

/** Inside a formula a gap's number stands where the gap does; in braces, since that may be an argument, as in `2^{{gap}}`. */
export function withNumberedGaps(tex: string, ids: readonly string[]): string {
  return tex.replace(/\{\{([^{}]+)\}\}/gu, (whole, name: string) => {
    const id = name.trim();
    return ids.includes(id) ? `{\\boxed{\\text{gap ${ids.indexOf(id) + 1}}}}` : whole;
  });
}
