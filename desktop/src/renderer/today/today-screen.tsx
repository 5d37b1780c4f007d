/** Today: built by its own feature. */
import { MarginRow } from '../design/margin-row.tsx';
import { Sheet } from '../design/sheet.tsx';

export function TodayScreen() {
  return (
    <Sheet>
      <MarginRow label="Today">
        <h1>Today</h1>
      </MarginRow>
    </Sheet>
  );
}
