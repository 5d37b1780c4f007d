/** Whether an answer helped, and if not, why: kept at once, sent when the server can be reached. */
import { useQueryClient } from '@tanstack/react-query';
import { IconThumbDown, IconThumbDownFilled, IconThumbUp, IconThumbUpFilled } from '@tabler/icons-react';
import { useRef } from 'react';
import type { CallInput } from '#desktop/contract/calls';
import type { PlaceView } from '#desktop/contract/study';
import type { RatingReason, TutorAnswer, TutorRating } from '#desktop/contract/tutor';
import { callKey, useCoreMutation } from '../bridge/use-call.ts';
import { small } from '../design/icons.ts';
import { ToolButton } from '../design/tool-button.tsx';
import css from './rating-field.module.css';
import { ReasonField } from './reason-field.tsx';
import { reasonNames, reasonsOf } from './tutor-words.ts';

interface RatingFieldProps {
  answer: TutorAnswer;
  view: PlaceView;
}

export function RatingField({ answer, view }: RatingFieldProps) {
  const queries = useQueryClient();
  const rate = useCoreMutation('tutor.rate', {
    repeatable: true,
    onSuccess: () => queries.invalidateQueries({ queryKey: callKey('tutor.kept') }),
  });
  const { requestId } = answer;
  const give = (given: Pick<CallInput<'tutor.rate'>, 'helped' | 'reason'>) =>
    rate.mutate({ sessionId: view.session.sessionId, position: view.position, requestId, ...given });
  // What was just given is shown while it is written and until it is read again.
  const rating = ratingOf(rate.isPending ? rate.variables : answer.rating);
  const up = rating?.helped === true;
  const down = rating?.helped === false;
  const asksWhy = down && rating.reason === null;
  /** A thumb that is pressed already is taken back. */
  const turn = (helped: boolean) => give({ helped: rating?.helped === helped ? null : helped, reason: null });
  const isGivenNow = rate.variables !== undefined;
  const thumb = useRef<HTMLButtonElement>(null);
  function giveReason(reason: RatingReason): void {
    // The reasons go: the focus that they had goes on to what asked for them.
    thumb.current?.focus({ preventScroll: true });
    give({ helped: false, reason });
  }
  return (
    <div className={css.rating}>
      <div className={css.thumbs} role="group" aria-label="Did this help?">
        <ToolButton label="It helped" pressed={up} onClick={() => turn(true)}>
          {up ? <IconThumbUpFilled {...small} /> : <IconThumbUp {...small} />}
        </ToolButton>
        <ToolButton ref={thumb} label="It did not help" pressed={down} onClick={() => turn(false)}>
          {down ? <IconThumbDownFilled {...small} /> : <IconThumbDown {...small} />}
        </ToolButton>
        {rating !== null && (
          <p className={css.given} role="status">
            {rate.isError ? 'Not kept. Try again.' : givenWords(rating)}
          </p>
        )}
      </div>
      {asksWhy && (
        <ReasonField
          name={`rating-${requestId}`}
          reasons={reasonsOf(answer.mode)}
          shows={isGivenNow}
          onGive={giveReason}
        />
      )}
    </div>
  );
}

function ratingOf(
  given: { helped: boolean | null; reason: TutorRating['reason'] } | null,
): TutorRating | null {
  return given === null || given.helped === null ? null : { helped: given.helped, reason: given.reason };
}

function givenWords({ helped, reason }: TutorRating): string {
  if (helped) return 'It helped';
  return reason === null ? 'It did not help. Why?' : `It did not help: ${reasonNames[reason].toLowerCase()}`;
}
