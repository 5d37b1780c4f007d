/** Binds the routes of accounts and sessions. */
import { eraseAccount, refresh, register, signIn, signOut } from '@answly/shared/http/accounts';
import type { Accounts } from '#cloud/domain/accounts/accounts';
import type { Resource } from './context.ts';

export function accountRoutes(accounts: Accounts): Resource {
  return (bind) => {
    bind(register, ({ body, context }) => accounts.register(body, context.get('clientAddress')));
    bind(signIn, ({ body, context }) => accounts.signIn(body, context.get('clientAddress')));
    bind(refresh, ({ body }) => accounts.refresh(body.refreshToken));
    bind(signOut, ({ session }) => accounts.signOut(session));
    bind(eraseAccount, ({ body, session, context }) =>
      accounts.erase(session, body.password, context.get('clientAddress')),
    );
  };
}
