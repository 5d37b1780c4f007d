import { describe, expect, test } from 'vitest';
import { emptyDraft, type Draft } from './draft.ts';
import { createHistory, withoutChange, type Change } from './history.ts';

const chosen = (...optionIds: string[]): Draft => ({ ...emptyDraft, optionIds });
const text = (value: string): Draft => ({ ...emptyDraft, text: value });
const gaps = (parts: Record<string, string>): Draft => ({ ...emptyDraft, parts });
const answered = (before: Draft, after: Draft, typed = false): Change => ({
  kind: 'answer',
  before,
  after,
  typed,
});
const wrote = (before: Draft, after: Draft) => answered(before, after, true);
const stem = (from: number, to: number) => ({ field: 'stem', from, to }) as const;
const marked: Change = { kind: 'highlight', before: [], after: [stem(0, 4)] };
const may = { answer: true };

describe('the last change', () => {
  test('of a place is taken back first, each place by itself', () => {
    const history = createHistory();
    history.remember(0, answered(emptyDraft, chosen('a')));
    history.remember(1, answered(emptyDraft, chosen('c')));
    history.remember(0, answered(chosen('a'), chosen('b')));
    expect(history.take(0, may)?.change).toMatchObject({ before: chosen('a') });
    expect(history.take(0, may)?.change).toMatchObject({ before: emptyDraft });
    expect(history.take(0, may)).toBeUndefined();
    expect(history.take(1, may)?.change).toMatchObject({ before: emptyDraft });
  });

  test('is all that was typed in one field, and a change of another field is another one', () => {
    const history = createHistory();
    history.remember(0, wrote(text(''), text('4')));
    history.remember(0, wrote(text('4'), text('42')));
    expect(history.take(0, may)?.change).toMatchObject({ before: text('') });
    expect(history.take(0, may)).toBeUndefined();
    history.remember(0, wrote(gaps({}), gaps({ one: 'x' })));
    history.remember(0, wrote(gaps({ one: 'x' }), gaps({ one: 'x', two: 'y' })));
    expect(history.take(0, may)?.change).toMatchObject({ before: gaps({ one: 'x' }) });
  });

  test('is the last choice where one is picked after the other', () => {
    const history = createHistory();
    history.remember(0, answered(gaps({ one: 'x' }), gaps({ one: 'y' })));
    history.remember(0, answered(gaps({ one: 'y' }), gaps({ one: 'z' })));
    expect(history.take(0, may)?.change).toMatchObject({ before: gaps({ one: 'y' }) });
  });

  test('is not that a card was turned over, nor what changed nothing', () => {
    const history = createHistory();
    history.remember(0, answered(emptyDraft, { ...emptyDraft, turned: true }));
    history.remember(0, answered(chosen('a'), chosen('a')));
    expect(history.take(0, may)).toBeUndefined();
  });

  test('is a highlight alone where the answer is final', () => {
    const history = createHistory();
    history.remember(0, marked);
    history.remember(0, answered(emptyDraft, chosen('a')));
    expect(history.take(0, { answer: false })?.change).toMatchObject({ kind: 'highlight' });
    expect(history.take(0, { answer: false })).toBeUndefined();
  });

  test('that could not be taken back is the last one again, in its turn', () => {
    const history = createHistory();
    for (const [before, after] of [
      [emptyDraft, chosen('a')],
      [chosen('a'), chosen('b')],
    ] as const)
      history.remember(0, answered(before, after));
    const [second, first] = [history.take(0, may), history.take(0, may)];
    second?.putBack();
    first?.putBack();
    expect(history.take(0, may)?.change).toMatchObject({ before: chosen('a') });
    expect(history.take(0, may)?.change).toMatchObject({ before: emptyDraft });
  });

  test('that could not be taken back and then was is not there to be taken back again', () => {
    const history = createHistory();
    history.remember(0, answered(emptyDraft, chosen('a')));
    history.remember(0, marked);
    const last = history.take(0, may);
    last?.putBack();
    last?.retake();
    expect(history.take(0, may)?.change).toMatchObject({ kind: 'answer' });
    expect(history.take(0, may)).toBeUndefined();
  });

  test('is none that was not done after all', () => {
    const history = createHistory();
    history.remember(0, answered(emptyDraft, chosen('a')));
    history.remember(0, marked)();
    expect(history.take(0, may)?.change).toMatchObject({ kind: 'answer' });
  });

  test('that could not be taken back stays forgotten where another window put something meanwhile', () => {
    const history = createHistory();
    history.remember(0, answered(emptyDraft, chosen('a')));
    const last = history.take(0, may);
    history.forget(0);
    last?.putBack();
    expect(history.take(0, may)).toBeUndefined();
  });

  test('does not come back over what another window put there', () => {
    const history = createHistory();
    history.remember(0, answered(emptyDraft, chosen('a')));
    history.forget(0);
    expect(history.take(0, may)).toBeUndefined();
  });
});

describe('a highlight that is taken back', () => {
  test('goes, and what was marked since stays', () => {
    const now = [stem(0, 4), stem(10, 14)];
    expect(withoutChange(now, { before: [], after: [stem(0, 4)] })).toEqual([stem(10, 14)]);
  });

  test('gives back what it was joined with or cut from', () => {
    const change = { before: [stem(0, 4), stem(6, 9)], after: [stem(0, 9)] };
    expect(withoutChange([stem(0, 9)], change)).toEqual(change.before);
    expect(withoutChange([], { before: [stem(0, 4)], after: [] })).toEqual([stem(0, 4)]);
  });
});
