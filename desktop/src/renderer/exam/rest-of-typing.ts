/** How long the student types nothing before what was typed is kept. */
import type { ExamView } from '#desktop/contract/exam';
import type { PlaceView } from '#desktop/contract/study';
import { stageTimeAt } from './use-stage-time.ts';

const restMs = 600;
/** So near the end, nothing waits any more: longer than the clocks of window and core are ever apart. */
const hurryMs = 10_000;
const typedTypes: readonly PlaceView['question']['type'][] = ['numeric', 'short-text', 'cloze'];

interface Typing {
  type: PlaceView['question']['type'];
  exam: ExamView;
  /** Milliseconds since the core said that the exam stood so. */
  sinceMs: number;
}

/** @returns milliseconds; 0 for what is chosen, and once the end is near. */
export function restOfTyping({ type, exam, sinceMs }: Typing): number {
  const { ms, kind } = stageTimeAt(exam, sinceMs);
  const hurries = kind === 'left' && ms < hurryMs;
  return typedTypes.includes(type) && !hurries ? restMs : 0;
}
