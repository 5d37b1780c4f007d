/** Tables for the command line: the first columns are words, the others figures. */

/** @param wordColumns how many columns stand at the left. */
export function table(lines: readonly (readonly string[])[], wordColumns: number): string {
  const [head = []] = lines;
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const rows = lines.map((line) =>
    line.map((cell, column) =>
      column < wordColumns ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    ),
  );
  return `${rows.map((cells) => cells.join('  ').trimEnd()).join('\n')}\n`;
}
