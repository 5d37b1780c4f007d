/** The bar of a session: the way out, what is saved, the tools that work now, the clock. */
import { Button } from '@mantine/core';
import {
  IconCalculator,
  IconCheck,
  IconHighlight,
  IconLayoutGrid,
  IconMessageCircle,
  IconNote,
  IconPlayerPause,
  IconX,
} from '@tabler/icons-react';
import type { PlaceView } from '#desktop/contract/study';
import { icon, small } from '../design/icons.ts';
import { counted } from '../design/number-words.ts';
import { ToolButton } from '../design/tool-button.tsx';
import { allows } from '../exam/sitting.ts';
import { cramRule } from './cram-words.ts';
import { ElapsedPill } from './elapsed-pill.tsx';
import { SessionName } from './session-name.tsx';
import { TextSizeTool } from './text-size-tool.tsx';
import css from './top-bar.module.css';
import type { SessionTableState } from './use-session-table.ts';

interface TopBarProps {
  view: PlaceView;
  table: SessionTableState;
}

export function TopBar({ view, table }: TopBarProps) {
  const { session } = view;
  const { acts, exam, room, sitting, time } = table;
  return (
    <header className={css.bar}>
      <Button variant="quiet" size="sm" leftSection={<IconX {...small} />} onClick={table.moves.leave}>
        Leave
      </Button>
      <p className={css.title}>
        {session.over && 'Review: '}
        <SessionName session={session} />
      </p>
      {session.mode === 'cram' && (
        <p className={css.cram}>
          Cram<span className={css.rule}>: {cramRule}</span>
        </p>
      )}
      <p className={css.saved} role="status">
        {acts.saving ? (
          'Saving'
        ) : (
          <>
            <IconCheck {...small} />
            {`${counted(session.savedCount, 'answer', 'answers')} saved`}
          </>
        )}
      </p>
      <SessionTools view={view} table={table} />
      {room !== undefined && exam !== null && (
        <room.ExamTimer exam={exam} asked={time.asked} onAsk={time.ask} />
      )}
      {exam?.canPause === true && (
        // Where it cannot be done at once, leaving says why, and asks.
        <ToolButton label="Pause" onClick={() => sitting.pause({ onRefused: table.moves.leave })}>
          <IconPlayerPause {...icon} />
        </ToolButton>
      )}
      {exam === null && !session.over && <ElapsedPill session={session} attention={acts.attention} />}
    </header>
  );
}

/** Only the tools that work now. */
function SessionTools({ view, table }: TopBarProps) {
  const { side, calculator, highlights } = table;
  const { session } = view;
  return (
    <div className={css.tools}>
      {allows(session, 'calculator') && (
        <ToolButton
          label="Calculator"
          pressed={calculator.shown}
          onClick={() => calculator.show(!calculator.shown)}
        >
          <IconCalculator {...icon} />
        </ToolButton>
      )}
      {allows(session, 'highlight') && (
        <ToolButton
          label="Highlight"
          pressed={highlights.cursor !== null}
          keepsSelection
          onClick={highlights.mark}
        >
          <IconHighlight {...icon} />
        </ToolButton>
      )}
      <TextSizeTool />
      {(view.feedback !== null || table.tutor.hints) && (
        <ToolButton label="Tutor" pressed={side.shown === 'tutor'} onClick={() => side.toggle('tutor')}>
          <IconMessageCircle {...icon} />
        </ToolButton>
      )}
      {allows(session, 'note') && (
        <ToolButton label="Note" pressed={side.shown === 'note'} onClick={() => side.toggle('note')}>
          <IconNote {...icon} />
        </ToolButton>
      )}
      <ToolButton label="Questions" pressed={side.shown === 'map'} onClick={() => side.toggle('map')}>
        <IconLayoutGrid {...icon} />
      </ToolButton>
    </div>
  );
}
