/** Who is signed in on this computer, how the sign-in is kept, and signing out. */
import type { AccountState } from '#desktop/contract/account';
import { beginScreen } from '../design/begin-screen.ts';
import { SignOut } from './sign-out.tsx';
import css from './settings.module.css';

export function SignedIn({ account }: { account: AccountState }) {
  return (
    <>
      <header>
        <h1 ref={beginScreen} tabIndex={-1}>
          You are signed in
        </h1>
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
      <SignOut />
    </>
  );
}
