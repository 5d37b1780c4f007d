/** The clock of a stage as the window counts it on from the core's last word. */
import { useEffect, useState } from 'react';
import type { ExamView } from '#desktop/contract/exam';

export interface StageTime {
  /** Milliseconds; counts down where there is a limit, else up. */
  ms: number;
  kind: 'left' | 'spent';
}

/** How often the window looks: often enough that no second is left out. */
const lookMs = 250;

/** @returns the same for as long as the second is the same. */
export function useStageTime(exam: ExamView): StageTime {
  const [counted, setCounted] = useState({ exam, time: stageTimeAt(exam, 0) });
  const stands = exam.phase === 'paused';
  useEffect(() => {
    if (stands) return undefined;
    const since = performance.now();
    const look = () => {
      const time = stageTimeAt(exam, performance.now() - since);
      setCounted((before) =>
        before.exam === exam && secondOf(before.time) === secondOf(time) ? before : { exam, time },
      );
    };
    const timer = setInterval(look, lookMs);
    return () => clearInterval(timer);
  }, [exam, stands]);
  return counted.exam === exam ? counted.time : stageTimeAt(exam, 0);
}

const secondOf = ({ ms, kind }: StageTime) =>
  kind === 'left' ? Math.ceil(ms / 1000) : Math.floor(ms / 1000);

/** @param sinceMs since the core said how the exam stands. */
export function stageTimeAt({ leftMs, spentMs }: ExamView, sinceMs: number): StageTime {
  if (leftMs === null) return { ms: spentMs + sinceMs, kind: 'spent' };
  return { ms: Math.max(0, leftMs - sinceMs), kind: 'left' };
}
