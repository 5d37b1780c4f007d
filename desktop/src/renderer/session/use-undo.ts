/** Changes at a place that can be taken back: of the answer while it may be changed, of strikes and of highlights. */
import type { Highlight } from '@answly/shared/model/highlight';
import { useState } from 'react';
import type { PlaceView } from '#desktop/contract/study';
import { allows } from '../exam/sitting.ts';
import { answerWay } from './answer-way.ts';
import { unchoose, type Draft } from './draft.ts';
import { createHistory, withoutChange } from './history.ts';
import type { PlaceActs } from './use-place.ts';

interface Undoing {
  draft: Draft;
  change: (change: (draft: Draft) => Draft) => void;
  /** Whether the answer may be changed now. */
  open: boolean;
  calls: Pick<PlaceActs, 'strike' | 'highlight'>;
}

/** What an act that is sent to the core means to the screen; the same when it is tried again. */
interface Trial {
  /** As it is sent, the answer then being `now`. @returns what is to be done where the core refuses it. */
  begin: (now: Draft) => () => void;
  kept?: () => void;
}

export function useUndo(view: PlaceView, { draft, change, open, calls }: Undoing) {
  const [history] = useState(createHistory);
  const [undone, setUndone] = useState<Draft | null>(null);
  const { session, position, struck, highlights } = view;
  const typed = ['type', 'fill'].includes(answerWay(view.question.type));
  const place = { sessionId: session.sessionId, position };
  const strikes = useTried(calls.strike, draft);
  const marks = useTried(calls.highlight, draft);

  function undo(): void {
    const taken = history.take(position, { answer: open });
    if (taken === undefined) return restoreLast();
    const { change: last, putBack, retake } = taken;
    const begin = () => (retake(), putBack);
    if (last.kind === 'answer') {
      change(() => last.before);
      setUndone(last.before);
    } else if (last.kind === 'highlight')
      marks.send({ ...place, highlights: withoutChange(highlights, last) }, { begin });
    else
      strikes.send(
        { ...place, optionId: last.optionId, struck: !last.struck },
        // What was chosen meanwhile stays.
        { begin, kept: () => change((now) => (now === draft ? last.before : now)) },
      );
  }

  /** Nothing was changed since the window was opened: strikes of before can be taken back all the same. */
  function restoreLast(): void {
    const optionId = struck.at(-1);
    if (optionId !== undefined && open && allows(session, 'strike'))
      strikes.send({ ...place, optionId, struck: false }, { begin: () => () => undefined });
  }

  return {
    changeAnswer(make: (before: Draft) => Draft): void {
      history.remember(position, { kind: 'answer', before: draft, after: make(draft), typed });
      change(make);
    },
    strike(optionId: string): void {
      if (!open || !allows(session, 'strike')) return;
      const isStruck = !struck.includes(optionId);
      const begin = (before: Draft) => {
        const forget = history.remember(position, { kind: 'strike', optionId, struck: isStruck, before });
        const chooseAgain = isStruck ? strikeChosen(change, before, optionId) : () => undefined;
        return () => (forget(), chooseAgain());
      };
      strikes.send({ ...place, optionId, struck: isStruck }, { begin });
    },
    markText(marked: Highlight[]): void {
      marks.send(
        { ...place, highlights: marked },
        { begin: () => history.remember(position, { kind: 'highlight', before: highlights, after: marked }) },
      );
    },
    undo,
    /** The calls by which it is tried again what they could not keep. */
    again: { strike: strikes.again, highlight: marks.again },
    /** The answer on the screen is there by taking back. */
    isUndone: draft === undone,
    forget: () => history.forget(position),
  };
}

/** An option that is struck is no longer chosen. @returns puts that back, unless something else is chosen by then. */
function strikeChosen(change: Undoing['change'], before: Draft, optionId: string): () => void {
  const after = unchoose(before, optionId);
  change(() => after);
  return () => change((now) => (now === after ? before : now));
}

interface Sending<Sent> {
  error: Error | null;
  variables: Sent | undefined;
  mutateAsync: (sent: Sent) => Promise<unknown>;
}

/** A call whose acts mean the same when they are tried again. */
function useTried<Sent extends object>(call: Sending<Sent>, draft: Draft) {
  const [trials] = useState(() => new WeakMap<Sent, Trial>());
  function send(sent: Sent, trial: Trial): void {
    trials.set(sent, trial);
    const refused = trial.begin(draft);
    call.mutateAsync(sent).then(trial.kept, refused);
  }
  function again(sent: Sent): void {
    const trial = trials.get(sent);
    if (trial !== undefined) send(sent, trial);
  }
  return { send, again: { error: call.error, variables: call.variables, mutate: again } };
}
