/** Before an answer that cannot be read is left behind: that it earns nothing, and the way on all the same. */
import { Button } from '@mantine/core';
import { Notice } from '../design/notice.tsx';
import { useReturnFocus } from '../design/use-return-focus.ts';
import type { HeldMoves } from './use-held-moves.ts';

export function UnreadNotice({ title, closes, goOn }: NonNullable<HeldMoves['unread']>) {
  useReturnFocus();
  return (
    <Notice
      role="alert"
      title={title}
      words={`You are still here: as it stands it earns nothing${closes ? ', and you cannot come back to it' : ''}.`}
    >
      <Button size="sm" onClick={goOn}>
        Go on with it as it is
      </Button>
    </Notice>
  );
}
