/** The keys of a session and what they do, as they are listed. */
import type { AnswerWay } from './answer-way.ts';
import type { Phase } from './phase.ts';

export interface KeyName {
  key: string;
  does: string;
}

const allKeys: KeyName = { key: '?', does: 'all keys' };

/** What decides which keys do something at a place. */
export interface KeyPlace {
  phase: Phase;
  way: AnswerWay;
  missed: boolean;
  /** In an exam answers are kept as they are chosen. */
  timed: boolean;
}

/** The few that matter now, beside the map. */
export function shortKeys({ phase, way, missed, timed }: KeyPlace): KeyName[] {
  if (phase === 'answering' && timed) return [...timedKeys(way), { key: 'T', does: 'say the time' }, allKeys];
  if (phase === 'answering') return [...answerKeys[way], ...hintKeys(way), allKeys];
  return [
    ...(missed ? [{ key: '1–4', does: 'why missed' }] : []),
    { key: 'E', does: 'explain' },
    { key: 'Space', does: 'next' },
    allKeys,
  ];
}

const undoKey: KeyName = { key: 'U', does: 'take back the last change' };

const answerKeys: Record<AnswerWay, readonly KeyName[]> = {
  choose: [{ key: '1–9', does: 'choose' }, { key: 'X', does: 'strike, then its number' }, undoKey],
  // Digits and letters belong to what is typed.
  type: [{ key: 'Enter', does: 'answer' }],
  order: [
    { key: 'Tab', does: 'to the next row' },
    { key: 'Alt ↑ ↓', does: 'move that row' },
    undoKey,
    { key: 'Space', does: 'answer, outside the list' },
  ],
  match: [
    { key: 'Tab', does: 'to the next list' },
    { key: '↑ ↓', does: 'pick from it' },
    undoKey,
    { key: 'Space', does: 'answer, outside the lists' },
  ],
  fill: [
    { key: 'Tab', does: 'to the next gap' },
    { key: 'Enter', does: 'next empty gap, then answer' },
  ],
  recall: [
    { key: 'Space', does: 'turn over' },
    { key: '1–4', does: 'then grade your recall' },
  ],
};

/** Where the answer is typed, letters belong to it: the button in the margin stands for the key. */
function hintKeys(way: AnswerWay): KeyName[] {
  return way === 'type' || way === 'fill' ? [] : [{ key: 'H', does: 'hint' }];
}

/** Where what is answered is kept at once, what would answer goes on. */
function timedKeys(way: AnswerWay): KeyName[] {
  return answerKeys[way].map(({ key, does }) => ({ key, does: does.replace('answer', 'go on') }));
}

/** Every key. @param timed an exam gives no hints, keeps answers as they are chosen, and explains nothing before its end. */
export function keysOf(timed: boolean): typeof keyNames {
  if (!timed) return keyNames;
  return keyNames
    .filter(({ when }) => when !== afterAnswer)
    .map(({ when, keys }) => ({
      when,
      keys: keys
        .filter(({ key }) => key !== 'H')
        .map(({ key, does }) => ({ key, does: does.replace('answer, or turn', 'turn') })),
    }));
}

const afterAnswer = 'After the answer';

const keyNames: readonly { when: string; keys: readonly KeyName[] }[] = [
  {
    when: 'Before the answer',
    keys: [
      { key: '1–9', does: 'choose an option, by its place' },
      { key: 'A–J', does: 'choose an option, by its letter' },
      { key: 'X', does: 'then a number: strike that option out, or restore it' },
      { key: 'U', does: 'take back the last change here: of the answer, a strike or a highlight' },
      { key: 'H', does: 'hint, then a stronger one; Shift H where there is an option H' },
      { key: 'Alt ↑ ↓', does: 'move the row that has the focus up or down' },
      { key: 'Space', does: 'answer, or turn a flashcard over; Enter does the same, also in a field' },
      { key: '1–4', does: 'grade a flashcard that is turned over' },
    ],
  },
  {
    when: afterAnswer,
    keys: [
      { key: '1–4', does: 'say why you missed it' },
      { key: 'E', does: 'explain' },
      { key: 'Space', does: 'next question; Enter does the same' },
    ],
  },
  {
    when: 'In an exam or a timed block',
    keys: [
      { key: 'Space', does: 'next question; at the last, review and hand in; Enter too, also in a field' },
      { key: 'T', does: 'say the time' },
    ],
  },
  {
    when: 'Tools, where they are allowed',
    keys: [
      { key: 'C', does: 'calculator; Shift C where there is an option C' },
      { key: 'M', does: 'mark what is selected; else choose words by ← →, Shift adds, M marks, Esc ends' },
    ],
  },
  {
    when: 'Always',
    keys: [
      { key: 'F', does: 'flag; Shift F where there is an option F' },
      { key: 'N', does: 'note; Ctrl Enter keeps it and goes back' },
      { key: '← →', does: 'question before, question after' },
      { key: 'Esc', does: 'close what stands beside the question' },
      { key: '?', does: 'this list' },
    ],
  },
];
