/** The bar of a session: the way out, what is saved, the tools that work now, the clock. */
import { Button } from '@mantine/core';
import { IconCheck, IconLayoutGrid, IconMessageCircle, IconX } from '@tabler/icons-react';
import type { PlaceView } from '#desktop/contract/study';
import { icon, small } from '../design/icons.ts';
import { counted } from '../design/number-words.ts';
import { ToolButton } from '../design/tool-button.tsx';
import { ElapsedPill } from './elapsed-pill.tsx';
import { TextSizeTool } from './text-size-tool.tsx';
import css from './top-bar.module.css';
import type { SessionActs } from './use-session-acts.ts';
import type { SidePanelState } from './use-side-panel.ts';

interface TopBarProps {
  view: PlaceView;
  acts: SessionActs;
  side: SidePanelState;
  onLeave: () => void;
}

export function TopBar({ view, acts, side, onLeave }: TopBarProps) {
  const { session } = view;
  return (
    <header className={css.bar}>
      <Button variant="quiet" size="sm" leftSection={<IconX {...small} />} onClick={onLeave}>
        Leave
      </Button>
      <p className={css.title} dir="auto">
        {session.over ? `Review: ${session.title}` : session.title}
      </p>
      <p className={css.saved} role="status">
        <IconCheck {...small} />
        {acts.saving ? 'Saving' : `${counted(session.savedCount, 'answer', 'answers')} saved`}
      </p>
      <div className={css.tools}>
        <TextSizeTool />
        {view.feedback !== null && (
          <ToolButton label="Tutor" pressed={side.shown === 'tutor'} onClick={() => side.toggle('tutor')}>
            <IconMessageCircle {...icon} />
          </ToolButton>
        )}
        <ToolButton label="Questions" pressed={side.shown === 'map'} onClick={() => side.toggle('map')}>
          <IconLayoutGrid {...icon} />
        </ToolButton>
      </div>
      {!session.over && <ElapsedPill sessionId={session.sessionId} attention={acts.attention} view={view} />}
    </header>
  );
}
