/** Account: sign in or register, or who is signed in here and the way out. */
import type { AccountState } from '#desktop/contract/account';
import { useCoreQuery } from '../bridge/use-call.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import { SignInForm } from './sign-in-form.tsx';
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
        <h1>{account.data.status === 'expired' ? 'Sign in again' : 'An account is optional'}</h1>
        <p className={css.sub}>{words(account.data)}</p>
      </header>
      <SignInForm account={account.data} />
    </>
  );
}

function words(account: AccountState): string {
  if (account.status === 'expired') return 'Everything here is kept; it syncs again when you have signed in.';
  if (account.email !== null) return `The work on this computer belongs to ${account.email}.`;
  return 'With one, your devices agree and the tutor can explain. What you did before comes along.';
}
