/** Account: sign in or register, or who is signed in here and the way out. */
import type { AccountState } from '#desktop/contract/account';
import { useCoreQuery } from '../bridge/use-call.ts';
import { beginScreen } from '../design/begin-screen.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import { ServerForm } from './server-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SignOut } from './sign-out.tsx';
import { SignedIn } from './signed-in.tsx';
import css from './settings.module.css';

export function AccountSection() {
  const account = useCoreQuery('account.state', {});
  if (account.error) return <ErrorNotice error={account.error} safe="What you saved is safe." />;
  if (!account.data) return null;
  if (account.data.status === 'signed-in') return <SignedIn account={account.data} />;
  return (
    <>
      <header>
        <h1 ref={beginScreen} tabIndex={-1}>
          {account.data.email === null ? 'An account is optional' : 'Sign in again'}
        </h1>
        <p className={css.sub}>{words(account.data)}</p>
      </header>
      <SignInForm key={account.data.email} account={account.data} />
      <ServerForm cloudUrl={account.data.cloudUrl} />
      {account.data.email !== null && (
        <section>
          <h2 className={css.part}>Not you?</h2>
          <p className={css.note}>
            Leave this work here, unseen, until {account.data.email} signs in again. Another student starts
            afresh.
          </p>
          <SignOut label="Leave for another student" />
        </section>
      )}
    </>
  );
}

function words(account: AccountState): string {
  if (account.status === 'revoked') {
    return 'This computer was signed out from another device. Everything here is kept; it syncs again when you have signed in.';
  }
  if (account.status === 'expired') return 'Everything here is kept; it syncs again when you have signed in.';
  if (account.email !== null) return `The work on this computer belongs to ${account.email}.`;
  return 'With one, your devices agree and the tutor can explain. What you did before comes along.';
}
