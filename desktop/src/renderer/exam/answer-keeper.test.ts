import { AppError } from '@answly/shared/errors/app-error';
import { describe, expect, test } from 'vitest';
import { createAnswerKeeper, type Answer } from './answer-keeper.ts';

const text = (value: string): Answer => ({ response: { type: 'numeric', text: value }, certainty: null });
const now = { saved: null, restMs: 0 };

/** A core that answers when it is told to, and a clock that rings when it is told to. */
function bench() {
  const sent: { position: number; answer: Answer; done: () => void; fail: (error?: Error) => void }[] = [];
  const timers = new Map<number, () => void>();
  let last = 0;
  const keeper = createAnswerKeeper({
    send: (position, answer) =>
      new Promise<void>((resolve, reject) => {
        sent.push({
          position,
          answer,
          done: resolve,
          fail: (error = new Error('disk full')) => reject(error),
        });
      }),
    changed: () => undefined,
    wait: {
      set: (act) => {
        timers.set(++last, act);
        return last;
      },
      clear: (timer) => void timers.delete(timer as number),
    },
  });
  const ring = () => [...timers.values()].forEach((act) => act());
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { keeper, sent, ring, settle };
}

describe('an answer', () => {
  test('is sent as it is chosen, and saved only when the core has said so', async () => {
    const { keeper, sent, settle } = bench();
    keeper.want(3, text('1'), now);
    expect(keeper.stateOf(3)).toBe('saving');
    sent[0]?.done();
    await settle();
    expect(keeper.stateOf(3)).toBe('saved');
    expect(sent).toHaveLength(1);
  });

  test('that changes under way follows the one before, and what came between is left out', async () => {
    const { keeper, sent, settle } = bench();
    for (const value of ['1', '2', '3']) keeper.want(0, text(value), now);
    expect(sent).toHaveLength(1);
    sent[0]?.done();
    await settle();
    expect(sent.map(({ answer }) => answer)).toEqual([text('1'), text('3')]);
    expect(keeper.stateOf(0)).toBe('saving');
  });

  test('that came after the end is given up: it holds up nothing that follows', async () => {
    const { keeper, sent, settle } = bench();
    keeper.want(0, text('1'), now);
    sent[0]?.fail(new AppError('study.time-up'));
    await settle();
    await keeper.flush();
    expect(keeper.unkept()).toEqual([]);
    expect(sent).toHaveLength(1);
    expect(keeper.stateOf(0)).toBe('blank');
  });

  test('that could not be kept is said to be so while it is tried again, until it is kept', async () => {
    const { keeper, sent, settle } = bench();
    keeper.want(0, text('1'), now);
    sent[0]?.fail();
    await settle();
    void keeper.flush();
    expect(keeper.unkept()).toMatchObject([{ position: 0, error: { message: 'disk full' } }]);
    sent[1]?.done();
    await settle();
    expect([keeper.unkept(), keeper.stateOf(0)]).toEqual([[], 'saved']);
  });

  test('that could not be kept and is taken back leaves nothing to say', async () => {
    const { keeper, sent, settle } = bench();
    keeper.want(0, text('1'), { saved: text('7'), restMs: 0 });
    sent[0]?.fail();
    await settle();
    keeper.want(0, text('7'), { saved: text('7'), restMs: 0 });
    await settle();
    expect([keeper.unkept(), keeper.stateOf(0)]).toEqual([[], 'saved']);
    expect(sent).toHaveLength(1);
  });

  test('that could not be kept is not tried again by leaving a field, which sends what is typed', async () => {
    const { keeper, sent, settle } = bench();
    keeper.want(0, text('1'), now);
    sent[0]?.fail();
    await settle();
    keeper.flushTyped(0);
    expect(sent).toHaveLength(1);
    keeper.want(0, text('12'), { saved: null, restMs: 600 });
    keeper.flushTyped(0);
    expect(sent.map(({ answer }) => answer)).toEqual([text('1'), text('12')]);
  });

  test.each([
    ['an answer elsewhere', 'want'],
    ['a field that is left elsewhere', 'flushTyped'],
  ] as const)('that could not be kept is tried again with %s', async (_what, act) => {
    const { keeper, sent, settle } = bench();
    keeper.want(0, text('1'), now);
    sent[0]?.fail();
    await settle();
    if (act === 'want') keeper.want(1, text('2'), now);
    else keeper.flushTyped(1);
    expect(sent.filter(({ position }) => position === 0)).toHaveLength(2);
  });

  test('that is typed waits for a rest, and leaving sends it at once', async () => {
    const { keeper, sent, settle } = bench();
    keeper.want(0, text('1'), { saved: null, restMs: 600 });
    keeper.want(0, text('12'), { saved: null, restMs: 600 });
    expect(keeper.stateOf(0)).toBe('waiting');
    const flushed = keeper.flush();
    expect(sent.map(({ answer }) => answer)).toEqual([text('12')]);
    sent[0]?.done();
    await flushed;
    expect(keeper.unkept()).toEqual([]);
    await settle();
    expect(keeper.stateOf(0)).toBe('saved');
  });

  test('that waits is sent when the student turns to another place', () => {
    const { keeper, sent } = bench();
    keeper.want(0, text('1'), { saved: null, restMs: 600 });
    keeper.want(1, { response: null, certainty: null }, now);
    expect(sent.map(({ position }) => position)).toEqual([0]);
  });

  test('that is not kept is said, and sent again when asked', async () => {
    const { keeper, sent, settle } = bench();
    keeper.want(0, text('1'), now);
    sent[0]?.fail();
    await settle();
    expect(keeper.stateOf(0)).toBe('failed');
    const flushed = keeper.flush();
    sent[1]?.done();
    await flushed;
    expect(keeper.unkept()).toEqual([]);
    expect(keeper.stateOf(0)).toBe('saved');
  });

  test('that stands when the window is opened anew is saved before anything is chosen there', () => {
    const { keeper } = bench();
    expect(keeper.stateOf(0, text('1'))).toBe('saved');
    expect(keeper.stateOf(0, { response: null, certainty: null })).toBe('blank');
    expect(keeper.stateOf(0, null)).toBe('blank');
  });

  test('that another window gave is shown, but never over what is typed here and not kept yet', () => {
    const { keeper, sent } = bench();
    keeper.want(0, text('1'), { saved: text('1'), restMs: 0 });
    expect(keeper.told(0, text('1'))).toBe(false);
    expect(keeper.told(0, text('2'))).toBe(true);
    expect(keeper.stateOf(0)).toBe('saved');
    keeper.want(0, text('3'), { saved: text('2'), restMs: 600 });
    expect(keeper.told(0, text('4'))).toBe(false);
    expect(keeper.stateOf(0)).toBe('waiting');
    void keeper.flush();
    expect(sent.map(({ answer }) => answer)).toEqual([text('3')]);
    expect(keeper.told(0, text('5'))).toBe(false);
  });

  test('that is given up leaves what was kept before, and is not sent again', async () => {
    const { keeper, sent, settle } = bench();
    keeper.want(0, text('1'), now);
    sent[0]?.done();
    await settle();
    keeper.want(0, text('2'), now);
    sent[1]?.fail();
    await settle();
    expect(keeper.giveUp(0)).toEqual(text('1'));
    expect(keeper.stateOf(0)).toBe('saved');
    await keeper.flush();
    expect(keeper.unkept()).toEqual([]);
    expect(sent).toHaveLength(2);
  });

  test('that stands already is not sent again; one that is taken back is', () => {
    const { keeper, sent } = bench();
    keeper.want(0, text('1'), { saved: text('1'), restMs: 0 });
    expect(sent).toHaveLength(0);
    expect(keeper.stateOf(0)).toBe('saved');
    keeper.want(0, { response: null, certainty: null }, now);
    expect(sent).toHaveLength(1);
  });
});
