/** Progress was reset on another device, and much would count no more: the student says what happens (SY12). */
import { IconAlertTriangle } from '@tabler/icons-react';
import type { SyncState } from '#desktop/contract/account';
import { useCoreMutation } from '../bridge/use-call.ts';
import { BusyButton } from '../design/busy-button.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { icon } from '../design/icons.ts';
import notice from '../design/notice.module.css';
import { counted, countText } from '../design/number-words.ts';

export function DecisionNotice({ decision }: { decision: NonNullable<SyncState['decision']> }) {
  const decide = useCoreMutation('sync.decide');
  const deciding = decide.isPending ? decide.variables.word : undefined;
  const { attemptCount, totalCount } = decision;
  const gone =
    attemptCount === totalCount
      ? `None of your ${counted(totalCount, 'answer', 'answers')} would count any more.`
      : `${countText(attemptCount)} of your ${countText(totalCount)} answers would no longer count.`;
  return (
    <div className={notice.box} data-kind="error" role="status">
      <IconAlertTriangle {...icon} />
      <div>
        <p className={notice.title}>Progress was reset on another device</p>
        <p className={notice.words}>{gone} They are kept either way; nothing has changed here yet.</p>
        <p className={notice.acts}>
          <BusyButton
            variant="default"
            size="sm"
            busy={deciding === 'keep'}
            disabled={deciding === 'accept'}
            onClick={() => decide.mutate({ word: 'keep' })}
          >
            Let all answers count
          </BusyButton>
          <BusyButton
            variant="danger"
            size="sm"
            busy={deciding === 'accept'}
            disabled={deciding === 'keep'}
            onClick={() => decide.mutate({ word: 'accept' })}
          >
            Reset here too
          </BusyButton>
        </p>
        {decide.error && <ErrorNotice error={decide.error} safe="Nothing has changed." />}
      </div>
    </div>
  );
}
