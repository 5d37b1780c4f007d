/** Says that nothing is saved just now, once the study engine has not answered for longer than a restart of it takes. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { isInBrowser } from '../bridge/connect.ts';
import { useClientState } from '../bridge/use-client-state.ts';
import { icon } from '../design/icons.ts';
import notice from '../design/notice.module.css';
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
        <div className={notice.box} data-kind="error">
          <IconAlertTriangle {...icon} />
          <div>
            <p className={notice.title}>Answly does not answer</p>
            <p className={notice.words}>
              What was saved is safe; what you do now is not saved until it answers again. {wayBack()}
            </p>
          </div>
        </div>
      )}
    </div>
  );
}

function wayBack(): string {
  return isInBrowser()
    ? 'If it was closed, start it and open the address that it prints.'
    : 'If this stays, close Answly and open it again.';
}
