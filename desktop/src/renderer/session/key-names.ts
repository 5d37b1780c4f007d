/** The keys of a session and what they do, as they are listed. */
import type { Phase } from './phase.ts';

export interface KeyName {
  key: string;
  does: string;
}

const allKeys: KeyName = { key: '?', does: 'all keys' };

/** The few that matter now, beside the map. */
export function shortKeys(phase: Phase): KeyName[] {
  if (phase === 'answering') {
    return [
      { key: '1–9', does: 'choose' },
      { key: 'X', does: 'strike, then its number' },
      { key: 'U', does: 'undo the strike' },
      allKeys,
    ];
  }
  return [
    { key: '1–4', does: 'why missed' },
    { key: 'E', does: 'explain' },
    { key: 'Space', does: 'next' },
    allKeys,
  ];
}

/** Every key. */
export const keyNames: readonly { when: string; keys: readonly KeyName[] }[] = [
  {
    when: 'Before the answer',
    keys: [
      { key: '1–9', does: 'choose an option, by its place' },
      { key: 'A–J', does: 'choose an option, by its letter' },
      { key: 'X', does: 'then a number: strike that option out, or restore it' },
      { key: 'U', does: 'undo the last strike' },
      { key: 'Space', does: 'answer; Enter does the same' },
    ],
  },
  {
    when: 'After the answer',
    keys: [
      { key: '1–4', does: 'say why you missed it' },
      { key: 'E', does: 'explain' },
      { key: 'Space', does: 'next question; Enter does the same' },
    ],
  },
  {
    when: 'Always',
    keys: [
      { key: 'F', does: 'flag; Shift F where there is an option F' },
      { key: '← →', does: 'question before, question after' },
      { key: 'Esc', does: 'close what stands beside the question' },
      { key: '?', does: 'this list' },
    ],
  },
];
