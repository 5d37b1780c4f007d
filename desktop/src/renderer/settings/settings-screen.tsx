/** Settings: built by its own feature. */
import { MarginRow } from '../design/margin-row.tsx';
import { Sheet } from '../design/sheet.tsx';

export function SettingsScreen() {
  return (
    <Sheet>
      <MarginRow label="Settings">
        <h1>Settings</h1>
      </MarginRow>
    </Sheet>
  );
}
