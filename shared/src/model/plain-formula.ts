/** A formula of TeX as one line that can be read: powers raised, fractions with a slash, commands as their signs. */
import { accents, inDoubleStruck, operators, plainSigns, smallForm, spaces, wideSigns } from './tex-signs.ts';

/** A piece of the line, by how it is spaced: `wide` on both sides, `operator` from what it applies to. */
interface Piece {
  text: string;
  set: 'tight' | 'wide' | 'operator' | 'open' | 'close';
}

/** What is still to be read, from the left. */
interface Source {
  tokens: string[];
  at: number;
}

const token = /\\(?:[a-zA-Z]+|[\s\S])|\s+|[\d.]*\d|[\s\S]/gu;
/** Groups inside groups: the rest of what nests deeper stands as it was written. */
const depthMax = 50;

/** @returns no command and no group of TeX; what is unknown stands by its name. */
export function plainFormula(tex: string): string {
  const source = { tokens: tex.match(token) ?? [], at: 0 };
  const pieces: Piece[] = [];
  // A group that is closed too often ends the formula for nobody.
  while (source.at < source.tokens.length) pieces.push(...row(source, 0));
  return line(pieces);
}

/** Up to the end of the group, which is read too. */
function row(source: Source, depth: number): Piece[] {
  const pieces: Piece[] = [];
  for (let next = take(source); next !== undefined && next !== '}'; next = take(source)) {
    const script = next === '^' || next === '_' ? next : undefined;
    if (script === undefined) pieces.push(...piecesOf(next, source, depth));
    else addScript(pieces, script, argument(source, depth));
  }
  return pieces;
}

function take(source: Source): string | undefined {
  const next = source.tokens[source.at];
  source.at += 1;
  return next;
}

/** What a command applies to: a group, or the next sign. */
function argument(source: Source, depth: number): Piece[] {
  let next = take(source);
  while (next !== undefined && /^\s/u.test(next)) next = take(source);
  if (next === undefined || next === '}') return [];
  if (next === '{' && depth < depthMax) return row(source, depth + 1);
  // Of a number without braces only the first figure.
  if (/^\d./u.test(next)) {
    source.at -= 1;
    source.tokens[source.at] = next.slice(1);
    return [tight(next.slice(0, 1))];
  }
  return depth < depthMax ? piecesOf(next, source, depth + 1) : [];
}

const tight = (text: string): Piece => ({ text, set: 'tight' });
const wide = (text: string): Piece => ({ text, set: 'wide' });

function piecesOf(next: string, source: Source, depth: number): Piece[] {
  if (next === '{' && depth < depthMax) return group(row(source, depth + 1));
  if (next.startsWith('\\') && next.length > 1) return command(next.slice(1), source, depth);
  if (/^\s+$|^[{\\]$/u.test(next)) return [];
  return [sign(next, source)];
}

/** "{,}" is a comma without the space after it. */
const group = (pieces: Piece[]): Piece[] => (pieces.length === 1 ? [tight(line(pieces))] : pieces);

function sign(next: string, source: Source): Piece {
  if (next === '=' || next === '<' || next === '>') return wide(next);
  if (next === '+' || next === '*') return wide(next);
  if (next === '-') return wide('−');
  if (next === '(' || next === '[') return { text: next, set: 'open' };
  if (next === ')' || next === ']') return { text: next, set: 'close' };
  // A list has spaces as it was written with them: "1,000" may be one number.
  if (next === ',' || next === ';' || next === ':') return tight(isSpaceNext(source) ? `${next} ` : next);
  if (next === '&') return tight(', ');
  if (next === '~') return tight(' ');
  return tight(next === "'" ? '′' : next);
}

const isSpaceNext = ({ tokens, at }: Source) => /^\s/u.test(tokens[at] ?? '');

function command(name: string, source: Source, depth: number): Piece[] {
  const [plain, spread] = [plainSigns.get(name), wideSigns.get(name)];
  if (plain !== undefined) return [tight(plain)];
  if (spread !== undefined) return [wide(spread)];
  if (operators.has(name)) return [{ text: operators.get(name) ?? name, set: 'operator' }];
  if (spaces.has(name)) return [tight(' ')];
  const mark = accents.get(name);
  if (mark !== undefined) return [tight(accented(line(argument(source, depth)), mark))];
  const build = Object.hasOwn(builders, name) ? builders[name] : undefined;
  if (build !== undefined) return build(source, depth);
  if (name === '\\') return [tight('; ')];
  if (name === '|') return [tight('‖')];
  // An escaped sign is itself; a name that nobody knows is said.
  if (/^\p{L}/u.test(name)) return [{ text: name, set: 'operator' }];
  return [tight(name === '!' ? '' : name)];
}

const accented = (text: string, mark: string) => text.replaceAll(/[\p{L}\p{N}]/gu, `$&${mark}`).normalize();

type Build = (source: Source, depth: number) => Piece[];

const fraction: Build = (source, depth) => {
  const [top, bottom] = [argument(source, depth), argument(source, depth)];
  const text = `${inBrackets(top, isSum(top))}/${inBrackets(bottom, isLong(bottom))}`;
  // Apart from its neighbours, so that "1/2 x" is no "1/2x".
  return [{ text, set: 'operator' }];
};
const choose: Build = (source, depth) => {
  const [all, some] = [argument(source, depth), argument(source, depth)];
  return [tight(`C(${line(all)}, ${line(some)})`)];
};
/** What is written is shown, with its spaces. */
const words: Build = (source, depth) => {
  const from = source.at;
  const pieces = argument(source, depth);
  const written = source.tokens
    .slice(from, source.at)
    .join('')
    .replaceAll(/[{}]|\\(?=[^a-zA-Z])/gu, '');
  return [tight(/[\\$^_]/u.test(written) ? line(pieces) : written)];
};
const inside: Build = (source, depth) => [tight(line(argument(source, depth)))];
const nothing: Build = () => [];
const skipped: Build = (source, depth) => {
  argument(source, depth);
  return [];
};
/** Of two, the one that stands on the line. */
const second: Build = (source, depth) => {
  argument(source, depth);
  return inside(source, depth);
};
/** The next sign is a bracket of any size, or a dot for none. */
const bracket: Build = (source) => {
  while (isSpaceNext(source)) source.at += 1;
  if (source.tokens[source.at] === '.') source.at += 1;
  return [];
};

const each = (names: string, build: Build) =>
  Object.fromEntries(names.split(' ').map((name) => [name, build]));

const builders: Record<string, Build> = {
  ...each('frac dfrac tfrac cfrac', fraction),
  ...each('binom dbinom tbinom', choose),
  ...each('text textrm textbf textit texttt textsf textnormal emph mbox hbox', words),
  ...each('mathrm mathbf mathit mathsf mathtt mathcal mathfrak mathscr boldsymbol bm pmb', inside),
  ...each(
    'boxed underline underbrace overbrace cancel bcancel xcancel mathop mathrel mathbin mathord',
    inside,
  ),
  ...each('overset underset stackrel textcolor color', second),
  ...each('begin end phantom hphantom vphantom label tag hspace', skipped),
  ...each('left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr', bracket),
  ...each('displaystyle textstyle limits nolimits rm bf it hline nonumber', nothing),
  operatorname(source, depth) {
    if (source.tokens[source.at] === '*') source.at += 1;
    return [{ text: line(argument(source, depth)), set: 'operator' }];
  },
  mathbb: (source, depth) => [tight(inDoubleStruck(line(argument(source, depth))))],
  colon: () => [tight(': ')],
  pmod: (source, depth) => [tight(` (mod ${line(argument(source, depth))})`)],
  sqrt: root,
  not: (source, depth) =>
    argument(source, depth).map(({ text, set }) => ({ text: `${text}\u0338`.normalize(), set })),
};

function root(source: Source, depth: number): Piece[] {
  const end = source.tokens.indexOf(']', source.at);
  const hasDegree = source.tokens[source.at] === '[' && end !== -1;
  const degree = hasDegree ? source.tokens.slice(source.at + 1, end).join('') : '';
  if (hasDegree) source.at = end + 1;
  const inner = argument(source, depth);
  return [tight(`${smallForm(degree, '^') ?? `(${degree})`}√${inBrackets(inner, isLong(inner))}`)];
}

/** A letter or number with what stands above or below it is one piece. */
function addScript(pieces: Piece[], place: '^' | '_', script: readonly Piece[]): void {
  const text = line(script);
  const base = pieces.pop() ?? tight('');
  pieces.push({ ...base, text: base.text + scriptText(text, place) });
}

function scriptText(text: string, place: '^' | '_'): string {
  if (place === '^' && text === '∘') return '°';
  if (/^′*$/u.test(text)) return text;
  const small = smallForm(text, place);
  if (small !== undefined) return small;
  return place + (/^(?:\p{L}+|.)$/u.test(text) ? text : `(${text})`);
}

const inBrackets = (pieces: readonly Piece[], needed: boolean) =>
  needed ? `(${line(pieces)})` : line(pieces);

/** More than a number, a letter or `f(x)`. */
function isLong(pieces: readonly Piece[]): boolean {
  const text = line(pieces);
  return text.includes('/') || (pieces.length > 1 && !/^\p{L}\([^()]*\)$/u.test(text));
}

/** Not inside brackets of its own. */
function isSum(pieces: readonly Piece[]): boolean {
  let open = 0;
  return pieces.some(({ text, set }) => {
    if (set === 'open') open += 1;
    if (set === 'close') open -= 1;
    return open === 0 && (set === 'wide' || text.includes('/'));
  });
}

function line(pieces: readonly Piece[]): string {
  const text = pieces.map((piece, at) => spaced(piece, pieces[at - 1], pieces[at + 1])).join('');
  return text
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/(?<=[([⌊⌈⟨]) | (?=[,;.)\]⌋⌉⟩])/gu, '')
    .trim();
}

/** A sign before which nothing stands belongs to what follows, as in "−1". */
function spaced({ text, set }: Piece, before: Piece | undefined, after: Piece | undefined): string {
  if (set === 'wide') {
    const isFirst = before === undefined || before.set === 'wide' || before.set === 'open';
    const isAlone = isFirst || /[,;:⌊⌈⟨] ?$/u.test(before.text);
    return isAlone && /^[−+±∓]$/u.test(text) ? text : ` ${text} `;
  }
  if (set !== 'operator') return text;
  const isAfterWord = before?.set === 'tight' || before?.set === 'close' || before?.set === 'operator';
  return `${isAfterWord ? ' ' : ''}${text}${after === undefined || after.set === 'open' ? '' : ' '}`;
}
