/** What is to be put in order: rows that move by buttons, by the list of places, and by keys. */
import { Button } from '@mantine/core';
import { useRef } from 'react';
import { plainLine } from '@answly/shared/model/plain-line';
import type { PlaceView } from '#desktop/contract/study';
import { moveTo, orderOf } from './order.ts';
import css from './order-field.module.css';
import { OrderRow } from './order-row.tsx';
import type { SessionActs } from './use-session-acts.ts';
import { useDrag } from './use-drag.ts';
import { useMoved } from './use-moved.ts';

interface OrderFieldProps {
  view: PlaceView;
  acts: SessionActs;
}

export function OrderField({ view, acts }: OrderFieldProps) {
  const list = useRef<HTMLOListElement>(null);
  const { options } = view.question;
  const order = orderOf(acts.draft, options);
  const ids = order.map(({ id }) => id);
  const given = acts.draft.optionIds.length > 0;
  const open = acts.phase === 'answering';
  const { said, tell } = useMoved(list, order.length);

  function move(id: string, to: number): void {
    const moved = moveTo(ids, id, to);
    if (moved === ids) return;
    acts.edit((before) => ({ ...before, optionIds: moved }));
    tell(plainLine(options.find((option) => option.id === id)?.content ?? ''), to);
  }

  const drag = useDrag(list, move);

  return (
    <>
      <p className={css.ask}>Put these in order, the first on top.</p>
      <ol ref={list} className={css.rows} aria-labelledby="stem">
        {order.map((option, at) => (
          <OrderRow
            key={option.id}
            option={option}
            at={at}
            count={order.length}
            given={given}
            held={drag.held === option.id}
            onMove={open ? (to) => move(option.id, to) : undefined}
            onHold={() => drag.hold(option.id)}
          />
        ))}
      </ol>
      <p className={css.said} role="status">
        {said}
      </p>
      {open && (
        <div className={css.foot}>
          <p className={css.state}>
            {given ? 'This order is your answer.' : 'As shown. Not yet your answer.'}
          </p>
          {/* One button, so that the focus stays on it. */}
          <Button
            variant="subtle"
            size="sm"
            onClick={() => acts.edit((before) => ({ ...before, optionIds: given ? [] : ids }))}
          >
            {given ? 'Start over' : 'Keep this order'}
          </Button>
        </div>
      )}
    </>
  );
}
