/** What can be asked of the tutor now: a hint before the answer; after it explanations, questions alike, or own words. */
import type { PlaceView } from '#desktop/contract/study';
import { KeyCap } from '../design/key-cap.tsx';
import { optionLetter } from '../design/option-letter.ts';
import { Tip } from '../design/tip.tsx';
import { choosableCount } from '../session/answer-way.ts';
import { isMistaken } from '../session/phase.ts';
import { AskButton } from './ask-button.tsx';
import { ChatField } from './chat-field.tsx';
import { turnName } from './turn-name.ts';
import css from './tutor-asks.module.css';
import { useSimilar } from './use-similar.ts';
import type { Tutor } from './use-tutor.ts';

interface TutorAsksProps {
  view: PlaceView;
  tutor: Tutor;
  onClose: () => void;
}

export function TutorAsks({ view, tutor, onClose }: TutorAsksProps) {
  if (view.feedback !== null) return <AsksAfter view={view} tutor={tutor} onClose={onClose} />;
  if (!tutor.hints) return null;
  if (tutor.next === null)
    return <p className={css.line}>That was the last hint. Answer as well as you can.</p>;
  return (
    <AskButton waits={tutor.running} onAsk={tutor.hint}>
      <KeyCap>H</KeyCap>
      {hintWords(tutor)}
    </AskButton>
  );
}

function hintWords({ live, next }: Tutor): string {
  if (live?.mode === 'hint' && live.status === 'failed') return 'Ask for the hint again';
  return next === 1 ? 'Give me a hint' : 'A stronger hint';
}

function AsksAfter({ view, tutor, onClose }: TutorAsksProps) {
  const similar = useSimilar(view);
  return (
    <>
      <div className={css.row}>
        <AskButton waits={tutor.running} onAsk={() => tutor.explain()}>
          <KeyCap>E</KeyCap>
          {isMistaken(view) ? 'Explain my mistake' : 'Explain the answer'}
        </AskButton>
        <Tip label="Begins a practice of its own; leaving it leads back here">
          <AskButton waits={similar.looking} onAsk={similar.find}>
            Similar question
          </AskButton>
        </Tip>
      </div>
      <p className={css.line} role="status">
        {similar.trouble}
      </p>
      {choosableCount(view.question) > 0 && <OptionAsks view={view} tutor={tutor} />}
      <ChatField tutor={tutor} onClose={onClose} />
    </>
  );
}

/** Any option can be explained, by its letter. */
function OptionAsks({ view, tutor }: Pick<TutorAsksProps, 'view' | 'tutor'>) {
  const { options, locale } = view.question;
  const about = (optionId: string) =>
    turnName({ mode: 'explain', hintLevel: null, optionId, message: null }, view);
  return (
    <div className={css.options} role="group" aria-label="Explain one option">
      <span className={css.label}>Explain</span>
      {options.map(({ id }, at) => (
        <AskButton
          key={id}
          name={about(id)}
          size="xs"
          variant="subtle"
          className={css.letter ?? ''}
          waits={tutor.running}
          onAsk={() => tutor.explain(id)}
        >
          {optionLetter(at, locale)}
        </AskButton>
      ))}
    </div>
  );
}
