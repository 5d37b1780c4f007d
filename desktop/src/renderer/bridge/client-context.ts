/** Where components find the client. */
import { createContext, use } from 'react';
import type { Client } from '#desktop/contract/client';

export const ClientContext = createContext<Client | null>(null);

export function useClient(): Client {
  const client = use(ClientContext);
  if (client === null) throw new Error('a component that asks the core is outside ClientContext');
  return client;
}
