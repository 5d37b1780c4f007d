/** What a key does in a session, decided without looking at the page. */

/** Where the key was pressed: it is never taken from what needs it itself. */
export type KeyPlace =
  | 'page'
  /** A text field: everything but Enter is typed. */
  | 'text'
  /** A button or link: Space and Enter are its own. */
  | 'control'
  /** A radio or checkbox that Space would change: Space and arrows are its own. */
  | 'choice'
  /** A radio that is already chosen: only the arrows are its own. */
  | 'chosen'
  /** A list to pick from, or a recording: all keys that do something there are its own. */
  | 'picker'
  | 'dialog';

export interface KeyContext {
  /** `reading`: a session that is over. */
  phase: 'answering' | 'feedback' | 'reading';
  place: KeyPlace;
  /** What can be chosen by number; none where the answer is typed, put in order or matched. */
  optionCount: number;
  /** A flashcard was turned over, and its grade is awaited. */
  grading: boolean;
  /** X was pressed and the number is awaited. */
  striking: boolean;
  /** The answer was marked and not fully right, so a reason may be given. */
  missed: boolean;
  /** Arrows go with the reading direction. */
  rightToLeft: boolean;
}

export type KeyAction =
  | { do: 'choose'; index: number }
  | { do: 'strike'; index: number }
  | {
      do:
        'await-strike' | 'undo' | 'answer' | 'next' | 'flag' | 'hint' | 'explain' | 'note' | 'keys' | 'close';
    }
  | {
      do: 'calculator' | 'highlight' | 'time';
    }
  | { do: 'go'; step: 1 | -1 }
  | { do: 'reason' | 'grade'; index: number };

export interface Key {
  key: string;
  shift: boolean;
  /** Ctrl, Alt or Cmd is held: never ours. */
  command: boolean;
}

/** @returns null where the key is left to the page. */
export function planKey(key: Key, context: KeyContext): KeyAction | null {
  if (key.command || context.place === 'dialog' || context.place === 'picker') return null;
  if (context.place === 'text') return key.key === 'Enter' ? advance(context) : null;
  if (key.key === ' ' || key.key === 'Enter') return planAdvanceKey(key.key, context);
  if (key.key === 'ArrowLeft' || key.key === 'ArrowRight') return planArrow(key.key, context);
  if (key.key === '?') return { do: 'keys' };
  if (key.key === 'Escape') return { do: 'close' };
  if (key.shift) return planShifted(key.key.toLowerCase(), context);
  const index = indexOfKey(key.key);
  if (index !== null && index < context.optionCount && context.phase === 'answering') {
    return { do: context.striking ? 'strike' : 'choose', index };
  }
  const digit = digitOf(key.key);
  if (context.grading && digit !== null && digit < 4) return { do: 'grade', index: digit };
  if (context.phase !== 'answering' && context.missed && digit !== null && digit < 4) {
    return { do: 'reason', index: digit };
  }
  return planLetter(key.key.toLowerCase(), context);
}

/** What is also an option's letter. */
function planShifted(letter: string, { phase }: KeyContext): KeyAction | null {
  if (letter === 'f') return { do: 'flag' };
  if (letter === 'h' && phase === 'answering') return { do: 'hint' };
  return letter === 'c' ? { do: 'calculator' } : null;
}

function planLetter(letter: string, context: KeyContext): KeyAction | null {
  if (letter === 'n') return { do: 'note' };
  if (letter === 'e' && context.phase !== 'answering') return { do: 'explain' };
  if (context.phase === 'reading') return null;
  if (letter === 'f') return { do: 'flag' };
  if (letter === 'c') return { do: 'calculator' };
  if (letter === 'm') return { do: 'highlight' };
  if (letter === 't') return { do: 'time' };
  // After the answer of practice it takes back highlights.
  if (letter === 'u') return { do: 'undo' };
  if (context.phase !== 'answering') return null;
  if (letter === 'h') return { do: 'hint' };
  if (context.optionCount === 0) return null;
  return letter === 'x' ? { do: 'await-strike' } : null;
}

function planAdvanceKey(key: ' ' | 'Enter', context: KeyContext): KeyAction | null {
  if (context.place === 'control') return null;
  if (context.place === 'choice' && key === ' ') return null;
  return advance(context);
}

function advance(context: KeyContext): KeyAction {
  return { do: context.phase === 'answering' ? 'answer' : 'next' };
}

function planArrow(key: 'ArrowLeft' | 'ArrowRight', context: KeyContext): KeyAction | null {
  if (context.place === 'choice' || context.place === 'chosen') return null;
  const forward = (key === 'ArrowRight') !== context.rightToLeft;
  return { do: 'go', step: forward ? 1 : -1 };
}

/** 1–9 and A–J name options; a letter counts only as far as there are options, so F flags a question of four. */
function indexOfKey(key: string): number | null {
  const digit = digitOf(key);
  if (digit !== null) return digit;
  const letter = /^[a-j]$/iu.test(key) ? key.toLowerCase().charCodeAt(0) - 97 : null;
  return letter;
}

function digitOf(key: string): number | null {
  return /^[1-9]$/u.test(key) ? Number(key) - 1 : null;
}
