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

export function useUndo(view: PlaceView, { draft, change, open, calls }: Undoing) {
  const [history] = useState(createHistory);
  const [undone, setUndone] = useState<Draft | null>(null);
  const { session, position, struck, highlights } = view;
  const typed = ['type', 'fill'].includes(answerWay(view.question.type));
  const place = { sessionId: session.sessionId, position };

  function undo(): void {
    const taken = history.take(position, { answer: open });
    if (taken === undefined) return restoreLast();
    const { change: last, putBack } = taken;
    if (last.kind === 'answer') {
      change(() => last.before);
      setUndone(last.before);
    } else if (last.kind === 'highlight')
      calls.highlight.mutateAsync({ ...place, highlights: withoutChange(highlights, last) }).catch(putBack);
    else
      calls.strike
        .mutateAsync({ ...place, optionId: last.optionId, struck: !last.struck })
        // What was chosen meanwhile stays.
        .then(() => change((now) => (now === draft ? last.before : now)), putBack);
  }

  /** Nothing was changed since the window was opened: strikes of before can be taken back all the same. */
  function restoreLast(): void {
    const optionId = struck.at(-1);
    if (optionId !== undefined && open && allows(session, 'strike'))
      calls.strike.mutate({ ...place, optionId, struck: false });
  }

  return {
    changeAnswer(make: (before: Draft) => Draft): void {
      history.remember(position, { kind: 'answer', before: draft, after: make(draft), typed });
      change(make);
    },
    strike(optionId: string): void {
      if (!open || !allows(session, 'strike')) return;
      const strikes = !struck.includes(optionId);
      history.remember(position, { kind: 'strike', optionId, struck: strikes, before: draft });
      if (strikes) change((before) => unchoose(before, optionId));
      calls.strike.mutate({ ...place, optionId, struck: strikes });
    },
    markText(marked: Highlight[]): void {
      history.remember(position, { kind: 'highlight', before: highlights, after: marked });
      calls.highlight.mutate({ ...place, highlights: marked });
    },
    undo,
    /** The answer on the screen is there by taking back. */
    isUndone: draft === undone,
    forget: () => history.forget(position),
  };
}
