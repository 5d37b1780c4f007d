/** Your data: beginning anew, and erasing the account; each says what goes and what stays. */
import { useCoreQuery } from '../bridge/use-call.ts';
import { EraseAccount } from './erase-account.tsx';
import { ResetProgress } from './reset-progress.tsx';
import css from './settings.module.css';

export function DataSection() {
  const account = useCoreQuery('account.state', {}).data;
  return (
    <>
      <header>
        <h1>Your data</h1>
        <p className={css.sub}>Everything you did is on this computer; with an account, on the server too.</p>
      </header>
      <ResetProgress />
      {account?.status === 'signed-in' && account.email !== null && <EraseAccount email={account.email} />}
    </>
  );
}
