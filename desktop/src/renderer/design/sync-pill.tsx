/** Where the student's work is, in one line; leads to the sync settings. */
import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCloudOff, IconUserExclamation } from '@tabler/icons-react';
import type { SyncState } from '#desktop/contract/account';
import { icon } from './icons.ts';
import css from './sync-pill.module.css';
import { syncWords } from './sync-words.ts';
import { Tip } from './tip.tsx';

interface SyncPillProps {
  state: SyncState;
  now: number;
  onClick: () => void;
}

export function SyncPill({ state, now, onClick }: SyncPillProps) {
  const words = syncWords(state, now);
  return (
    <Tip label={words.text} position="right">
      <UnstyledButton className={css.pill ?? ''} data-warn={words.warn || undefined} onClick={onClick}>
        {(words.sign === 'synced' || words.sign === 'local') && <IconCheck {...icon} />}
        {words.sign === 'offline' && <IconCloudOff {...icon} />}
        {words.sign === 'sign-in' && <IconUserExclamation {...icon} />}
        {words.sign === 'refused' && <IconAlertTriangle {...icon} />}
        {words.sign === 'waiting' && (
          <span className={css.count} aria-hidden="true">
            {state.waitingCount < 100 ? state.waitingCount : '…'}
          </span>
        )}
        <span className={css.text}>{words.text}</span>
        <span className={css.name}>Sync</span>
      </UnstyledButton>
    </Tip>
  );
}
