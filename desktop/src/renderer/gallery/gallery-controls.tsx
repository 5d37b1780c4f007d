/** Every state of the timer, the sync pill and the buttons. */
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { SyncState } from '#desktop/contract/account';
import { small } from '../design/icons.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { SyncPill } from '../design/sync-pill.tsx';
import { TimerPill } from '../design/timer-pill.tsx';
import css from './gallery.module.css';

const nothing = () => undefined;
const now = Date.UTC(2026, 3, 21, 12);
const rest: SyncState = {
  phase: 'idle',
  waitingCount: 0,
  refused: [],
  lastSuccessAt: now - 120_000,
  lastProblem: null,
  nextTryAt: null,
  factsHere: 0,
  factsOnServer: 0,
  progress: null,
  decision: null,
};
const refusal = {
  id: '00000000-0000-4000-8000-000000000000',
  kind: 'note',
  code: 'x',
  detail: '',
};

const pills: [string, SyncState][] = [
  ['synced', rest],
  ['n waiting', { ...rest, waitingCount: 3 }],
  ['offline', { ...rest, phase: 'offline' }],
  ['needs sign-in', { ...rest, phase: 'needs-sign-in' }],
  ['refused', { ...rest, refused: [refusal, refusal] }],
];

export function GalleryControls() {
  return (
    <section>
      <h2 className={css.title}>Timer</h2>
      <ul className={css.states}>
        <li>
          <p className={css.name}>running</p>
          <TimerPill ms={1_458_000} kind="left" hidden={false} onHide={nothing} />
        </li>
        <li>
          <p className={css.name}>hidden</p>
          <TimerPill ms={1_458_000} kind="left" hidden onHide={nothing} />
        </li>
        <li>
          <p className={css.name}>last 5 minutes</p>
          <TimerPill ms={252_000} kind="left" hidden={false} onHide={nothing} />
        </li>
        <li>
          <p className={css.name}>paused</p>
          <TimerPill ms={1_458_000} kind="left" hidden={false} paused onHide={nothing} onResume={nothing} />
        </li>
      </ul>
      <h2 className={css.title}>Sync pill</h2>
      <ul className={css.states}>
        {pills.map(([name, state]) => (
          <li key={name}>
            <p className={css.name}>{name}</p>
            <SyncPill state={state} now={now} onClick={nothing} />
          </li>
        ))}
      </ul>
      <h2 className={css.title}>Buttons</h2>
      <div className={css.buttons}>
        <Button variant="filled" rightSection={<KeyCap>Space</KeyCap>}>
          Answer
        </Button>
        <Button>Resume</Button>
        <Button variant="subtle">Practise</Button>
        <Button variant="quiet">Leave</Button>
        <Button disabled>Off</Button>
        <Button variant="danger" leftSection={<IconTrash {...small} />}>
          Delete 212 questions
        </Button>
      </div>
    </section>
  );
}
