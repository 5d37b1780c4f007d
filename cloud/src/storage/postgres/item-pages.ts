/** Reads what may be much by pages, in the order of its items. */

const noId = '00000000-0000-0000-0000-000000000000';

/** @param read the next `rowsMax` rows at most, after the item of this id */
export async function* itemPages<Row extends { itemId: string }>(
  rowsMax: number,
  read: (after: string) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  for (let after = noId; ;) {
    const rows = await read(after);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < rowsMax) return;
    after = last.itemId;
  }
}
