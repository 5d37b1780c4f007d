/** Why an answer did not come, and what stands in for it. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconAlertTriangle, IconCloudOff, IconLock, IconUserExclamation } from '@tabler/icons-react';
import { errorOfProblem } from '@answly/shared/errors/problem-of';
import type { Problem } from '@answly/shared/errors/problem';
import type { PlaceView } from '#desktop/contract/study';
import { CodeWord } from '../design/code-word.tsx';
import { icon } from '../design/icons.ts';
import { reportedCode } from '../design/problem-words.ts';
import { useNow } from '../design/use-now.ts';
import { ItemNotes } from './item-notes.tsx';
import type { LiveAnswer } from './live-answer.ts';
import css from './turn.module.css';
import notice from './tutor-notice.module.css';
import { tutorTrouble } from './tutor-words.ts';
import { useAllowance } from './use-allowance.ts';

interface TroubleNoticeProps {
  problem: Problem;
  live: LiveAnswer;
  view: PlaceView;
}

export function TroubleNotice({ problem, live, view }: TroubleNoticeProps) {
  const now = useNow(60_000);
  const allowance = useAllowance();
  const { mode, objective } = live;
  const standsIn = mode === 'explain' || objective !== null;
  const begun = live.text !== '';
  const words = tutorTrouble(problem, { mode, standsIn, begun, now, resetsAt: allowance?.resetsAt ?? null });
  return (
    <>
      <p className={notice.trouble} role="alert" data-neutral={isNoFault(problem.code) || undefined}>
        <TroubleSign code={problem.code} />
        <span>
          {words}
          {reported.includes(problem.code) && (
            <>
              {' '}
              <CodeWord>{reportedCode(errorOfProblem(problem))}</CodeWord>
            </>
          )}
        </span>
      </p>
      {needsSignIn(problem.code) && (
        <Button
          size="sm"
          variant="default"
          renderRoot={(props) => <Link to="/settings" search={{ section: 'account' }} {...props} />}
        >
          Sign in
        </Button>
      )}
      {mode === 'explain' && <ItemNotes view={view} optionId={live.optionId} />}
      {objective !== null && (
        <p className={css.text} data-by="person" dir="auto">
          {objective}
        </p>
      )}
    </>
  );
}

/** The sign that also stands in the rail for the same. */
function TroubleSign({ code }: { code: string }) {
  if (code === 'network.offline') return <IconCloudOff {...icon} />;
  if (code === 'tutor.closed') return <IconLock {...icon} />;
  if (needsSignIn(code)) return <IconUserExclamation {...icon} />;
  return <IconAlertTriangle {...icon} />;
}

function needsSignIn(code: string): boolean {
  return code.startsWith('session.') || code === 'device.revoked';
}

/** Faults that whoever runs the server can look into. */
const reported = ['tutor.unavailable', 'service.unavailable', 'internal.error'];

const noFaults = [
  'network.offline',
  'session.required',
  'tutor.closed',
  'tutor.not-set-up',
  'attempt.duplicate',
];

/** Having no network, no account or no tutor, or being in an exam, is nothing to warn of. */
function isNoFault(code: string): boolean {
  return noFaults.includes(code);
}
