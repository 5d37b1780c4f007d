/** Every type of question as it is answered, and as it is shown once it is marked. */
import { useState } from 'react';
import { emptyDraft, choose, draftOf, turnOver } from '../session/draft.ts';
import { FeedbackRows } from '../feedback/feedback-rows.tsx';
import { GradeField } from '../session/grade-field.tsx';
import { phaseOf } from '../session/phase.ts';
import { QuestionRow } from '../session/question-row.tsx';
import type { SessionActs } from '../session/use-session-acts.ts';
import type { PlaceView } from '#desktop/contract/study';
import css from './gallery.module.css';
import { placeOf, questionSamples } from './question-samples.ts';

const nothing = () => undefined;

export function GalleryQuestions() {
  return (
    <>
      {questionSamples.flatMap(({ name, question, feedback }) => [
        <Sample key={name} name={name} view={placeOf(question, null)} />,
        <Sample key={`${name}, marked`} name={`${name}, marked`} view={placeOf(question, feedback)} />,
      ])}
    </>
  );
}

function Sample({ name, view }: { name: string; view: PlaceView }) {
  const acts = useSampleActs(view);
  const { feedback } = view;
  return (
    <section className={css.sample} aria-label={name}>
      <h2 className={css.title}>{name}</h2>
      <QuestionRow view={view} acts={acts} />
      {feedback !== null && (
        <FeedbackRows view={view} feedback={feedback} onReason={nothing} onExplain={undefined} />
      )}
      {view.question.type === 'flashcard' && feedback === null && <GradeField acts={acts} />}
    </section>
  );
}

const blank = { response: null, certainty: null };

/** Everything works but the answer, which goes nowhere. */
function useSampleActs(view: PlaceView): SessionActs {
  const [draft, edit] = useState(
    view.feedback === null ? { ...emptyDraft, turned: true } : draftOf(view.feedback.response, null),
  );
  return {
    phase: phaseOf(view),
    draft,
    attention: { attend: nothing, goOn: nothing, elapsedMs: () => 0 },
    blank: false,
    saving: false,
    refused: null,
    keepState: 'saved',
    unkept: false,
    answers: { unkept: () => [], flush: () => Promise.resolve(), giveUp: () => blank },
    keep: () => Promise.resolve(true),
    giveUp: nothing,
    canStrike: false,
    clear: nothing,
    trouble: null,
    answer: () => edit(turnOver),
    choose: (optionId) => edit((before) => choose(before, view.question.type, optionId)),
    edit,
    grade: (grade) => edit((before) => ({ ...before, grade })),
    setCertainty: nothing,
    strike: nothing,
    markText: nothing,
    undo: nothing,
    flag: nothing,
    giveReason: nothing,
  };
}
