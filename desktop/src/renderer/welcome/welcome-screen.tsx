/** The first run: the choice of pack is itself question 1. */
import { Fieldset } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { StudyFileNotice } from '../app/study-file-notice.tsx';
import { BusyButton } from '../design/busy-button.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { KeyCap } from '../design/key-cap.tsx';
import { optionLetter } from '../design/option-letter.ts';
import { OptionRow } from '../design/option-row.tsx';
import { NameSheet } from './name-sheet.tsx';
import { packWords, type Choice } from './pack-words.ts';
import { useChoices } from './use-choices.ts';
import { useChoiceKeys } from './use-choice-keys.ts';
import { useOnceReady } from './use-once-ready.ts';
import { useFirstQuestion } from './use-first-question.ts';
import { WelcomeFoot } from './welcome-foot.tsx';
import lines from '../design/lines.module.css';
import css from './welcome-screen.module.css';

/** The last choice, after every pack. */
const own = 'own';

export function WelcomeScreen() {
  const navigate = useNavigate();
  const { packs, pending, error } = useChoices();
  const first = useFirstQuestion();
  const [picked, setPicked] = useState<string>();
  const chosen = picked ?? packs[0]?.id ?? own;
  const choices = choicesOf(packs);

  const go = useOnceReady(!pending, () => {
    if (first.isPending) return;
    const pack = packs.find(({ id }) => id === chosen);
    if (pack) first.mutate(pack);
    else void navigate({ to: '/library', search: { import: true } });
  });
  useChoiceKeys(pending ? [] : choices.map(({ id }) => id), setPicked, go);

  return (
    <div className={css.page}>
      <aside className={css.cover}>
        <NameSheet />
      </aside>
      <main className={`${css.paper} ${lines.margin}`}>
        <div className={css.question}>
          <StudyFileNotice className={css.notice} />
          <div className={css.margin}>
            <p className={css.number}>1</p>
            <p>of 1</p>
          </div>
          <div className={css.content}>
            <Stem />
            {/* All at once, when the packs are known: nothing that is there moves. */}
            {!pending && (
              <>
                <PackChoice choices={choices} chosen={chosen} onPick={setPicked} />
                <BusyButton
                  size="lg"
                  variant="filled"
                  rightSection={<KeyCap>Enter</KeyCap>}
                  onClick={go}
                  busy={first.isPending}
                >
                  {chosen === own ? 'Choose a file' : 'Answer the first question'}
                </BusyButton>
                <p className={css.later}>You can sign in later. Nothing you do before is lost.</p>
              </>
            )}
            {(first.error ?? error) !== null && (
              <ErrorNotice error={first.error ?? error} safe="Nothing was changed." />
            )}
          </div>
        </div>
        <WelcomeFoot />
      </main>
    </div>
  );
}

interface PackChoiceProps {
  choices: ReturnType<typeof choicesOf>;
  chosen: string;
  onPick: (id: string) => void;
}

function PackChoice({ choices, chosen, onPick }: PackChoiceProps) {
  return (
    <Fieldset variant="unstyled" aria-label="What are you studying?" className={css.options ?? ''}>
      {choices.map(({ id, ...choice }, at) => (
        <OptionRow
          key={id}
          kind="one"
          name="pack"
          letter={optionLetter(at, 'en')}
          content={<ChoiceWords {...choice} />}
          chosen={chosen === id}
          onChoose={() => onPick(id)}
        />
      ))}
    </Fieldset>
  );
}

/** Every pack, and last what the student has. */
function choicesOf(packs: Choice[]) {
  return [
    ...packs.map((pack) => ({ ...pack, words: packWords(pack) })),
    { id: own, title: 'Something of my own', words: 'Import a spreadsheet, a JSON file or a pack.' },
  ];
}

function Stem() {
  return (
    <>
      <h1 className={css.title}>What are you studying?</h1>
      <p className={css.lead}>
        Choose one and you are at the first question. No account; everything stays on this computer, and works
        without a network.
      </p>
    </>
  );
}

function ChoiceWords({ title, locale, words }: { title: string; locale?: string; words: string }) {
  return (
    <>
      <span className={css.packTitle} lang={locale}>
        {title}
      </span>
      <span className={css.packWords}>{words}</span>
    </>
  );
}
