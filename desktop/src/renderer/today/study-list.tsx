/** What can be studied now, as bubbles in pencil with the number in them; the first is the primary action. */
import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Today } from '#desktop/contract/study';
import { useCoreQuery } from '../bridge/use-call.ts';
import { actsByItself } from '../design/acts-by-itself.ts';
import { Bubble } from '../design/bubble.tsx';
import { BusyButton } from '../design/busy-button.tsx';
import { EmptyNotice } from '../design/empty-notice.tsx';
import { KeyCap } from '../design/key-cap.tsx';
import { MarginRow } from '../design/margin-row.tsx';
import { counted } from '../design/number-words.ts';
import { MissingPacks } from '../library/missing-packs.tsx';
import { useMissingPacks, type MissingPacksState } from '../library/use-missing-packs.ts';
import { StartTrouble } from './start-trouble.tsx';
import { studyChoices, type StudyChoice } from './study-choices.ts';
import { sessionCount, useGoToSession, useStart } from './use-start.ts';
import css from './today.module.css';

export function StudyList({ today }: { today: Today }) {
  const start = useStart();
  const packs = useMissingPacks();
  const choices = studyChoices(today);
  const first = choices[0];
  const begin = (choice: StudyChoice) => !start.isPending && start.mutate(choice.start);
  useHotkeys([['Enter', () => first && begin(first)]], actsByItself);

  return (
    <MarginRow label="Study" note={`${sessionCount} at a time`}>
      {(first === undefined || isGetting(packs.get)) && <MissingPacks state={packs} />}
      {first === undefined ? (
        packs.known && <NothingOpen sessions={today.unfinished} missingCount={packs.missing.length} />
      ) : (
        <div className={css.resume}>
          <p className={css.lead}>
            <b>{counted(Math.min(first.count, sessionCount), 'question', 'questions')}</b> at your own pace,
            with an explanation after each.
          </p>
          <BusyButton
            variant="filled"
            busy={start.isPending}
            onClick={() => begin(first)}
            rightSection={<KeyCap>Enter</KeyCap>}
          >
            {first.start.choose === 'new' ? 'Start new questions' : `Start ${first.name.toLowerCase()}`}
          </BusyButton>
        </div>
      )}
      <StartTrouble error={start.error} />
      <ol className={css.list} hidden={choices.length === 0}>
        {choices.map((choice) => (
          <li key={choice.name} className={css.choice}>
            <Bubble look="pencil" size="lg">
              {choice.count > 999 ? '999+' : choice.count}
            </Bubble>
            <div>
              <h3 className={css.name}>{choice.name}</h3>
              <p className={css.note}>{choice.words}</p>
            </div>
            <Button
              variant="subtle"
              size="sm"
              aria-label={`Start only: ${choice.name}`}
              onClick={() => begin(choice)}
            >
              Start
            </Button>
          </li>
        ))}
      </ol>
      <p className={css.more}>
        <Link to="/library" className={css.link ?? ''}>
          Choose a pack or a topic in the library
        </Link>
      </p>
    </MarginRow>
  );
}

/** Packs are being got, or it has ended and there is something to tell of it. */
function isGetting({ getting, ended, failure }: MissingPacksState['get']): boolean {
  return getting !== undefined || ended !== undefined || failure !== undefined;
}

/** No pack holds a question that can be asked: there is none, or an exam asks them all. */
interface NothingOpenProps {
  sessions: Today['unfinished'];
  /** Packs of other computers, which are named above. */
  missingCount: number;
}

function NothingOpen({ sessions, missingCount }: NothingOpenProps) {
  const goTo = useGoToSession();
  const navigate = useNavigate();
  const packs = useCoreQuery('library.packs', {});
  if (packs.data === undefined) return null;
  const exam = sessions.find((each) => each.exam !== null);
  if (missingCount > 0 && (packs.data.length === 0 || exam === undefined)) return null;
  if (packs.data.length === 0)
    return (
      <EmptyNotice
        title="No pack is on this computer"
        action={{ label: 'Go to the library', onClick: () => void navigate({ to: '/library' }) }}
      >
        Answers come with your account; packs do not. Get those you study from, and you go on where you were.
      </EmptyNotice>
    );
  if (exam === undefined)
    return (
      <EmptyNotice title="Nothing to study yet">
        Your packs hold no question that can be answered.
      </EmptyNotice>
    );
  return (
    <EmptyNotice
      title="Nothing to practise just now"
      action={{ label: 'Resume it', onClick: () => goTo(exam.sessionId) }}
    >
      An exam or timed block that you have begun asks every question. They are closed until it is handed in.
    </EmptyNotice>
  );
}
