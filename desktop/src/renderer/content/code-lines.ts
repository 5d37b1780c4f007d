/** Highlighted code, cut into lines so that each can carry its number. */

export interface CodePiece {
  text: string;
  /** Only what is set differently: the rest of a highlighter's kinds are print like any other. */
  kind: 'keyword' | 'comment' | undefined;
}
export type CodeLine = CodePiece[];

export function plainLines(code: string): CodeLine[] {
  return code.split('\n').map((text) => [{ text, kind: undefined }]);
}

/** @param pieces the code in order; a piece may span lines. */
export function cutLines(pieces: readonly CodePiece[]): CodeLine[] {
  const lines: CodeLine[] = [[]];
  for (const piece of pieces) {
    piece.text.split('\n').forEach((text, at) => {
      if (at > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ text, kind: piece.kind });
    });
  }
  return lines;
}
