/** The tutor about the question that is open: what it said before, what it says now, and what can be asked. */
import { IconMessageCircle, IconX } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import type { PlaceView } from '#desktop/contract/study';
import { icon } from '../design/icons.ts';
import { ToolButton } from '../design/tool-button.tsx';
import { useNow } from '../design/use-now.ts';
import { allowanceWords } from './allowance-words.ts';
import { KeptTurn } from './kept-turn.tsx';
import { LiveTurn } from './live-turn.tsx';
import { shownSource } from './shown-source.ts';
import { isSame } from './thread.ts';
import { TutorAsks } from './tutor-asks.tsx';
import { sourceWords } from './tutor-words.ts';
import css from './tutor-panel.module.css';
import { useAllowance } from './use-allowance.ts';
import { useNewestInView } from './use-newest-in-view.ts';
import type { Tutor } from './use-tutor.ts';

const Announcement = lazy(async () => ({ default: (await import('./announcement.tsx')).Announcement }));

interface TutorPanelProps {
  view: PlaceView;
  tutor: Tutor;
  onClose: () => void;
}

export function TutorPanel({ view, tutor, onClose }: TutorPanelProps) {
  const { live, kept, turns } = tutor;
  const told = view.feedback !== null;
  const thread = useNewestInView(live, kept.length);
  const source = shownSource(live, kept);
  return (
    <div className={css.panel} data-tutor>
      <div className={css.head}>
        <h2 className={css.title}>
          <IconMessageCircle {...icon} />
          Tutor
        </h2>
        <ToolButton label="Close tutor" onClick={onClose}>
          <IconX {...icon} />
        </ToolButton>
      </div>
      {/* Where the focus goes when the panel opens over the paper. */}
      <div
        ref={thread}
        className={css.thread}
        tabIndex={0}
        role="group"
        aria-label="What the tutor said"
        data-autofocus
        data-thread
      >
        <div className={css.turns}>
          {turns.map((turn) =>
            'kept' in turn ? (
              <KeptTurn
                key={turn.kept.requestId}
                answer={turn.kept}
                view={view}
                fresh={live !== null && isSame(turn.kept, live)}
              />
            ) : (
              <LiveTurn key={turn.stopped.requestId} live={turn.stopped} view={view} onStop={tutor.stop} />
            ),
          )}
          {live !== null && !tutor.liveIsKept && <LiveTurn live={live} view={view} onStop={tutor.stop} />}
          {live === null && turns.length === 0 && <p className={css.empty}>{emptyWords(tutor, told)}</p>}
        </div>
      </div>
      <p className={css.spoken} role="status">
        {live !== null && spokenStates[live.status]}
      </p>
      <div className={css.spoken} role="log" aria-label="The tutor’s answer">
        <Suspense>{live !== null && live.text !== '' && <Announcement live={live} view={view} />}</Suspense>
      </div>
      <div className={css.foot}>
        <TutorAsks view={view} tutor={tutor} onClose={onClose} />
        {source !== undefined && <p className={css.source}>{sourceWords(source, told)}</p>}
        <AllowanceLine />
      </div>
    </div>
  );
}

/** What listeners are told at once; of an end the answer itself tells, or what went wrong. */
const spokenStates = {
  waiting: 'The tutor is asked.',
  writing: 'The tutor writes.',
  stopped: 'Stopped.',
  done: '',
  failed: '',
} as const;

function AllowanceLine() {
  const allowance = useAllowance();
  const now = useNow(60_000);
  return allowance === null ? null : <p className={css.source}>{allowanceWords(allowance, now)}</p>;
}

function emptyWords({ hints }: Tutor, told: boolean): string {
  if (told) return 'The tutor explains this question from its own notes, when you ask.';
  if (hints)
    return 'The tutor hints in three steps, each stronger than the one before. It never gives the answer.';
  return 'No hints in an exam or a timed block. The tutor opens when it is handed in.';
}
