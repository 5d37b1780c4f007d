/** Before a section is ended or all is handed in: what is still open in it, with the ways there. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SessionView } from '#desktop/contract/study';
import { BusyButton } from '../design/busy-button.tsx';
import { SessionDialog } from '../session/session-dialog.tsx';
import { countText } from '../design/number-words.ts';
import css from './end-dialog.module.css';
import { endWords } from './end-words.ts';
import { wrongWords } from './exam-words.ts';
import { HeldNotice } from './held-notice.tsx';
import { progressOf, sectionOf, sittingOf } from './sitting.ts';
import type { SittingActs } from './use-sitting.ts';

interface EndDialogProps {
  session: SessionView;
  sitting: SittingActs;
  onGo: (position: number) => void;
  onClose: () => void;
}

/** Loaded when it is first asked for. */
export function EndDialog({ session, sitting, onGo, onClose }: EndDialogProps) {
  const [exam] = useState(() => sittingOf(session));
  if (exam === null) return null;
  const words = endWords(exam);
  const { answered, blank, flagged } = progressOf(session, sectionOf(exam));
  const open = (places: number[]) => places.find((place) => sittingOf(session)?.open.includes(place));
  const rows = [
    { name: 'answered', places: answered },
    { name: 'without an answer', places: blank },
    { name: 'flagged', places: flagged },
  ];
  return (
    <SessionDialog title={words.title} onClose={onClose}>
      <ul className={css.rows}>
        {rows.map(({ name, places }) => {
          const first = name === 'answered' ? undefined : open(places);
          return (
            <li key={name} className={css.row}>
              <b className={css.count}>{countText(places.length)}</b>
              <span>{name}</span>
              {first !== undefined && (
                <Button
                  variant="subtle"
                  size="sm"
                  aria-label={`Go to the first ${name}`}
                  onClick={() => onGo(first)}
                >
                  Go to the first
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <p className={css.words}>
        {blank.length > 0 && `${wrongWords(exam)} `}
        {words.after}
      </p>
      <HeldNotice
        session={session}
        sitting={sitting}
        refused={sitting.endError && { error: sitting.endError, words: 'Nothing was handed in.' }}
        onGoOn={() => sitting.end(exam.stage, { without: true })}
      />
      <div className={css.acts}>
        <Button variant="quiet" onClick={onClose} data-autofocus>
          Keep working
        </Button>
        <BusyButton variant="filled" busy={sitting.ending} onClick={() => sitting.end(exam.stage)}>
          {words.end}
        </BusyButton>
      </div>
    </SessionDialog>
  );
}
