/** Library: built by its own feature. */
import { MarginRow } from '../design/margin-row.tsx';
import { Sheet } from '../design/sheet.tsx';

export function LibraryScreen() {
  return (
    <Sheet>
      <MarginRow label="Library">
        <h1>Library</h1>
      </MarginRow>
    </Sheet>
  );
}
