/** An exam of 200 questions out of 50,000, with 100,000 attempts in the file: until it appears, and until an answer is kept. */
import { fileURLToPath } from 'node:url';
import type { Sittings } from './exam-room.ts';
import { forkProgram } from './forked.ts';
import { lowerIsBetter, quantile, type Benchmark } from './measure.ts';

const drawBudgetMs = 100;
const answerBudgetMs = 16;
const room = fileURLToPath(new URL('exam-room.ts', import.meta.url));

export const benchmark: Benchmark = {
  names: ['exam.draw.200', 'exam.answer.p95'],
  async run(workshop) {
    const sitting = forkProgram<Sittings>(room, [await workshop.copyOfStudy()]);
    const { draws, answers } = await sitting.next().finally(() => sitting.stop());
    return [
      lowerIsBetter({
        name: 'exam.draw.200',
        value: Math.max(...draws),
        unit: 'ms',
        limitName: 'budget',
        limitValue: drawBudgetMs,
      }),
      lowerIsBetter({
        name: 'exam.answer.p95',
        value: quantile(answers, 0.95),
        unit: 'ms',
        limitName: 'budget',
        limitValue: answerBudgetMs,
      }),
    ];
  },
};
