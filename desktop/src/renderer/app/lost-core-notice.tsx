/** Says that nothing is saved just now, once the study engine has not answered for longer than a restart of it takes. */
import { useEffect, useState } from 'react';
import { isInBrowser } from '../bridge/connect.ts';
import { useClientState } from '../bridge/use-client-state.ts';
import { Notice } from '../design/notice.tsx';
import css from './lost-core-notice.module.css';

const patienceMs = 5_000;

export function LostCoreNotice() {
  const { phase } = useClientState();
  return phase === 'connecting' ? <AfterAWhile /> : null;
}

function AfterAWhile() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={css.place} role="alert">
      {late && (
        <Notice
          title="Answly does not answer"
          words={`What was saved is safe; what you do now is not saved until it answers again. ${wayBack()}`}
        />
      )}
    </div>
  );
}

function wayBack(): string {
  return isInBrowser()
    ? 'If it was closed, start it and open the address that it prints.'
    : 'If this stays, close Answly and open it again.';
}
