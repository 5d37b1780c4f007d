/** An exam of 200 questions out of 50,000, with 100,000 attempts in the file: until it appears, and until an answer is kept. */
import { packId } from '../desktop/src/core/testing/build-pack.ts';
import { lowerIsBetter, quantile, timed, type Benchmark } from './measure.ts';
import { openCore } from './open-core.ts';
import { examBlueprintId, examSize } from './study-file.ts';

const sittings = 5;
const drawBudgetMs = 100;
const answerBudgetMs = 16;

export const benchmark: Benchmark = {
  names: ['exam.draw.200', 'exam.answer.p95'],
  async run(workshop) {
    const { core } = openCore(await workshop.copyOfStudy());
    const { handlers } = core;
    const draws: number[] = [];
    const answers: number[] = [];
    try {
      // What a window shows before an exam can be begun.
      await handlers['exam.list']({});
      for (let sitting = 0; sitting < sittings; sitting++) {
        let sessionId = '';
        draws.push(
          await timed(async () => {
            const wanted = { packId, blueprintId: examBlueprintId, timeFactor: 1 as const };
            ({ sessionId } = await handlers['exam.start'](wanted));
            await handlers['study.open']({ sessionId });
            await handlers['study.view']({ sessionId, position: 0 });
          }),
        );
        for (let position = 0; position < examSize; position++) {
          await handlers['study.view']({ sessionId, position });
          const response = { type: 'single', optionId: 'b' } as const;
          const given = { sessionId, position, response, certainty: null, durationMs: 8_000 };
          answers.push(await timed(() => handlers['study.answer'](given)));
        }
        await handlers['study.submit']({ sessionId });
      }
    } finally {
      await core.close();
    }
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
