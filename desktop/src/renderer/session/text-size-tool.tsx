/** The size of all text, changed where it is noticed; the menu is loaded when it is first opened. */
import { IconTextSize } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { icon } from '../design/icons.ts';
import { ToolButton } from '../design/tool-button.tsx';

const TextSizeMenu = lazy(async () => ({ default: (await import('./text-size-menu.tsx')).TextSizeMenu }));

export function TextSizeTool() {
  const [wanted, setWanted] = useState(false);
  const button = (
    <ToolButton label="Text size" onClick={() => setWanted(true)}>
      <IconTextSize {...icon} />
    </ToolButton>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <TextSizeMenu />
    </Suspense>
  );
}
