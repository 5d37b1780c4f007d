/** What floats over a question: the dialogs of an exam, the calculator, the highlighter. Each is loaded when it is first wanted. */
import { useBlocker } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import type { PlaceView } from '#desktop/contract/study';
import type { SessionTableState } from '../session/use-session-table.ts';
import { HighlightLayer } from './highlight-layer.tsx';

const EndDialog = lazy(async () => ({ default: (await import('./end-dialog.tsx')).EndDialog }));
const LeaveDialog = lazy(async () => ({ default: (await import('./leave-dialog.tsx')).LeaveDialog }));
const loadCalculator = () => import('./calculator.tsx');
const Calculator = lazy(async () => ({ default: (await loadCalculator()).Calculator }));

export function ExamTools({ view, table }: { view: PlaceView; table: SessionTableState }) {
  const { exam, sitting, ending, calculator } = table;
  const { session } = view;
  // Every way out is asked about, also the window's own way back.
  const leaving = useBlocker({
    shouldBlockFn: ({ next }) => exam !== null && next.routeId !== '/session/$sessionId',
    enableBeforeUnload: false,
    withResolver: true,
  });

  // In an exam nobody waits for a tool, and no key meant for it goes elsewhere.
  const isSat = exam !== null;
  useEffect(() => {
    if (isSat) void loadCalculator();
  }, [isSat]);

  function go(position: number): void {
    ending.close();
    table.moves.goTo(position);
  }

  return (
    <>
      <HighlightLayer key={view.position} view={view} highlights={table.highlights} />
      <Suspense fallback={null}>
        {ending.shown && exam !== null && (
          <EndDialog session={session} sitting={sitting} onGo={go} onClose={ending.close} />
        )}
        {leaving.status === 'blocked' && exam !== null && (
          <LeaveDialog
            session={session}
            exam={exam}
            sitting={sitting}
            onLeave={leaving.proceed}
            onStay={leaving.reset}
          />
        )}
        {calculator.shown && <Calculator onClose={() => calculator.show(false)} />}
      </Suspense>
    </>
  );
}
