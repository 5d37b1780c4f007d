/** What a question is answered with, by its type; marked, the same place shows how each part went. */
import type { PlaceView } from '#desktop/contract/study';
import { ClozeReview } from '../feedback/cloze-review.tsx';
import { MatchReview } from '../feedback/match-review.tsx';
import { OrderReview } from '../feedback/order-review.tsx';
import { answerWay } from './answer-way.ts';
import { CardField } from './card-field.tsx';
import { MatchField } from './match-field.tsx';
import { OptionField } from './option-field.tsx';
import { OrderField } from './order-field.tsx';
import { TypedField } from './typed-field.tsx';
import type { SessionActs } from './use-session-acts.ts';

interface AnswerFieldProps {
  view: PlaceView;
  acts: SessionActs;
}

export function AnswerField({ view, acts }: AnswerFieldProps) {
  const { question, feedback } = view;
  switch (answerWay(question.type)) {
    case 'choose':
      return <OptionField view={view} acts={acts} />;
    case 'type':
      return <TypedField view={view} acts={acts} />;
    case 'order':
      if (feedback !== null) return <OrderReview question={question} feedback={feedback} />;
      return <OrderField key={view.position} view={view} acts={acts} />;
    case 'match':
      if (feedback !== null) return <MatchReview question={question} feedback={feedback} />;
      return <MatchField key={view.position} view={view} acts={acts} />;
    case 'fill':
      // Its fields stand in the stem.
      return feedback === null ? null : <ClozeReview question={question} feedback={feedback} />;
    case 'recall':
      return <CardField view={view} acts={acts} />;
  }
}
