/** Signing out, which first asks what becomes of work that the server does not have (SY17). */
import { Button } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import { AppError } from '@answly/shared/errors/app-error';
import { isCoreGone, useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { BusyButton } from '../design/busy-button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { small } from '../design/icons.ts';
import { counted } from '../design/number-words.ts';
import css from './settings.module.css';
import { WaitingKinds } from './waiting-kinds.tsx';

export function SignOut({ label = 'Sign out' }: { label?: string }) {
  const [asking, setAsking] = useState(false);
  const signOut = useCoreMutation('account.signOut');
  const leave = () =>
    signOut.mutate({ unsynced: 'ask' }, { onError: (error) => isUnsynced(error) && setAsking(true) });
  const shown = signOut.error !== null && !isUnsynced(signOut.error) && !isCoreGone(signOut.error);
  return (
    <>
      {shown && <ErrorNotice error={signOut.error} safe="Your work is safe." />}
      <div className={css.acts}>
        <BusyButton
          variant="default"
          leftSection={<IconLogout {...small} data-directional />}
          busy={signOut.isPending}
          onClick={leave}
        >
          {label}
        </BusyButton>
      </div>
      {asking && <UnsyncedDialog onClose={() => setAsking(false)} />}
    </>
  );
}

function isUnsynced(error: unknown): boolean {
  return error instanceof AppError && error.code === 'account.unsynced';
}

/** It follows the sync as it goes: what has arrived is no longer asked about. */
function UnsyncedDialog({ onClose }: { onClose: () => void }) {
  const sync = useCoreQuery('sync.state', {}).data;
  const syncNow = useCoreMutation('sync.now');
  const signOut = useCoreMutation('account.signOut', { onSuccess: onClose });
  const left = sync === undefined ? 0 : sync.waitingCount + sync.refused.length;
  const syncFirst = () => syncNow.mutate({}, { onSuccess: () => signOut.mutate({ unsynced: 'ask' }) });
  const stuck = signOut.error !== null && isUnsynced(signOut.error);
  return (
    <Dialog onClose={onClose} title={`${counted(left, 'change is', 'changes are')} not synced yet`}>
      <p>
        {left === 1 ? 'It is' : 'They are'} only on this computer. Kept here,{' '}
        {left === 1 ? 'it goes' : 'they go'} to the server when you sign in on this computer again; nobody
        else who signs in sees {left === 1 ? 'it' : 'them'}.
      </p>
      {sync && <WaitingKinds state={sync} />}
      {stuck && (
        <p role="status" className={css.note}>
          {sync?.phase === 'offline' ? 'No network just now.' : 'Some could not be sent.'} Nothing is lost.
        </p>
      )}
      {syncNow.error && <ErrorNotice error={syncNow.error} safe="Nothing is lost." />}
      <div className={css.dialogActs}>
        <BusyButton
          variant="filled"
          busy={syncNow.isPending}
          disabled={signOut.isPending}
          onClick={syncFirst}
        >
          Sync first
        </BusyButton>
        <BusyButton
          variant="default"
          disabled={syncNow.isPending}
          busy={signOut.isPending}
          onClick={() => signOut.mutate({ unsynced: 'keep' })}
        >
          Sign out and keep them here
        </BusyButton>
        <Button variant="quiet" onClick={onClose} data-autofocus>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}
