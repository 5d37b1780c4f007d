/** Who is signed in on this computer, how the sign-in is kept, and signing out. */
import { Button } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import type { AccountState } from '#desktop/contract/account';
import { useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import { small } from '../design/icons.ts';
import { counted } from '../design/number-words.ts';
import css from './settings.module.css';

export function SignedIn({ account }: { account: AccountState }) {
  const waiting = useCoreQuery('sync.state', {}).data?.waitingCount ?? 0;
  const [asking, setAsking] = useState(false);
  const signOut = useCoreMutation('account.signOut');
  const leave = () => (waiting > 0 && !asking ? setAsking(true) : signOut.mutate({}));

  return (
    <>
      <header>
        <h1>You are signed in</h1>
        <p className={css.sub}>{account.email}</p>
      </header>
      <dl className={css.facts}>
        <dt>This computer</dt>
        <dd>{account.deviceName}</dd>
        <dt>Server</dt>
        <dd>{account.cloudUrl}</dd>
        <dt>Sign-in kept in</dt>
        <dd>
          {account.keeper === 'keyring' ? 'the keyring of this computer' : 'memory, until Answly closes'}
        </dd>
      </dl>
      {asking && (
        <p role="status">
          {counted(waiting, 'change has', 'changes have')} not reached the server yet. They stay on this
          computer and go when you sign in again.
        </p>
      )}
      {signOut.error && <ErrorNotice error={signOut.error} safe="Your work is safe." />}
      <div className={css.acts}>
        <Button
          variant="default"
          leftSection={<IconLogout {...small} data-directional />}
          loading={signOut.isPending}
          onClick={leave}
        >
          {asking ? 'Sign out all the same' : 'Sign out'}
        </Button>
        {asking && (
          <Button variant="quiet" onClick={() => setAsking(false)}>
            Stay signed in
          </Button>
        )}
      </div>
    </>
  );
}
