/** Where a text stops being JSON: the platform tells the place of some faults only, not of the commonest, a comma too many. */

const space = /[ \t\r\n]*/y;
const scalar =
  /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-f]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null/iy;

/** What may stand next: in an object a key comes before each value. */
type Next = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'comma' | 'nothing';

/** `line 3, at ", ]"`, for a text that is not JSON. */
export function jsonFaultPlace(text: string): string {
  const at = faultIn(text);
  const line = text.slice(0, at).split(/\r\n|\r|\n/).length;
  const found = /\S.{0,20}/uy;
  found.lastIndex = at;
  const rest = found.exec(text)?.[0].trim();
  return rest === undefined ? `line ${line}, at its end` : `line ${line}, at ${rest}`;
}

function faultIn(text: string): number {
  const open: string[] = [];
  let next: Next = 'value';
  for (let at = skip(space, text, 0); ; at = skip(space, text, at)) {
    const sign = text[at] ?? '';
    const isEnd = sign !== '' && sign === open.at(-1) && ['comma', 'first value', 'first key'].includes(next);
    if (isEnd) open.pop();
    if (isEnd) next = open.length === 0 ? 'nothing' : 'comma';
    else if (next === 'comma' && sign === ',') next = open.at(-1) === '}' ? 'key' : 'value';
    else if (next === 'colon' && sign === ':') next = 'value';
    else if (next.endsWith('value') && (sign === '{' || sign === '[')) {
      open.push(sign === '{' ? '}' : ']');
      next = sign === '{' ? 'first key' : 'first value';
    } else {
      const end =
        next.endsWith('value') || (next.endsWith('key') && sign === '"') ? skip(scalar, text, at) : at;
      if (end === at) return at;
      next = next.endsWith('key') ? 'colon' : open.length === 0 ? 'nothing' : 'comma';
      at = end - 1;
    }
    at += 1;
  }
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
