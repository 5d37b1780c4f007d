/** Says why a step from a question that closes behind the student was not taken. */
import { Button } from '@mantine/core';
import css from './stage-notice.module.css';

export function HeldNotice({ onGoOn }: { onGoOn: () => void }) {
  return (
    <div className={css.notice} role="alert">
      <p>
        You are still here: this answer is not saved, and you cannot come back to it. Try again, or go on
        without it.
      </p>
      <Button variant="subtle" size="sm" onClick={onGoOn}>
        Go on without it
      </Button>
    </div>
  );
}
