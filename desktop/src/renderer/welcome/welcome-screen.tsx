/** Welcome: built by its own feature. */
import { MarginRow } from '../design/margin-row.tsx';
import { Sheet } from '../design/sheet.tsx';

export function WelcomeScreen() {
  return (
    <Sheet>
      <MarginRow label="Welcome">
        <h1>Welcome</h1>
      </MarginRow>
    </Sheet>
  );
}
