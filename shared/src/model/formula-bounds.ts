/** What a formula of a pack, which is hostile, may not do: of the typesetter's options those that decide what it sets. */

export const formulaBounds = {
  // No macro may link, load or style.
  trust: false,
  strict: 'ignore',
  maxSize: 20,
  maxExpand: 500,
} as const;

const naming =
  /(?<!\\)(?:\\\\)*(\\(?:[egx]?def|let|futurelet|(?:new|renew|provide)command)(?![a-zA-Z@])|\\[a-zA-Z]*@[a-zA-Z@]*)/u;

/**
 * The first command by which a formula names a text, or uses a name that is the typesetter's own: each use counts as one
 * expansion however long the text, so a cell of a table would take minutes and gigabytes. Such a formula is not set.
 */
export function namingCommand(tex: string): string | undefined {
  return naming.exec(tex)?.[1];
}
