/** Starts the page: one client to the core, one store of its answers, the screens. */
import './design/library.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Appearance } from './app/appearance.tsx';
import { CoreGate } from './app/core-gate.tsx';
import { createAppRouter } from './app/router.tsx';
import { createNoteDrafts } from './notes/note-drafts.ts';
import { ToldInPlace } from './library/told-in-place.tsx';
import { NoteDraftsContext } from './notes/use-note-drafts.ts';
import { ClientContext } from './bridge/client-context.ts';
import { openClient } from './bridge/connect.ts';
import { keepInStep } from './bridge/keep-in-step.ts';
import { keepToStudent } from './bridge/keep-to-student.ts';
import { createQueryClient, keepFresh } from './bridge/query-client.ts';

const client = openClient();
const queries = createQueryClient();
keepFresh(client, queries);
keepInStep(client);
keepToStudent(client);
const router = createAppRouter();
const noteDrafts = createNoteDrafts();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root');
createRoot(root).render(
  <StrictMode>
    <ClientContext value={client}>
      <QueryClientProvider client={queries}>
        <NoteDraftsContext value={noteDrafts}>
          <Appearance>
            <CoreGate>
              <ToldInPlace>
                <RouterProvider router={router} />
              </ToldInPlace>
            </CoreGate>
          </Appearance>
        </NoteDraftsContext>
      </QueryClientProvider>
    </ClientContext>
  </StrictMode>,
);
