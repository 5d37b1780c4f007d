/** A model that plays one script for each call, for tests with time in their hand. */
import type { ModelPart, TutorModel } from '#cloud/domain/tutor/model';
import type { Timers } from '#cloud/domain/timers';

type Step = ModelPart | Error | { waitMs: number };

export interface Script {
  headersMs?: number;
  steps: readonly Step[];
  /** Does not notice that it is told to stop. */
  deaf?: boolean;
}

export const say = (text: string): Step => ({ kind: 'text', text });
export const finish = (reason: string): Step => ({ kind: 'finish', reason });
export const pauseFor = (waitMs: number): Step => ({ waitMs });

/** A wait that is aborted ends silently, as the real client's does. A call without a script is an error. */
export function scriptedModel(timers: Timers, name: string, scripts: readonly Script[]): TutorModel {
  let calls = 0;
  const wait = (ms: number, signal: AbortSignal | undefined): Promise<boolean> =>
    new Promise((resolve) => {
      const stop = timers.after(ms, () => resolve(true));
      signal?.addEventListener('abort', () => {
        stop();
        resolve(false);
      });
    });
  async function* play({ steps, deaf }: Script, signal: AbortSignal): AsyncGenerator<ModelPart> {
    for (const step of steps) {
      if (step instanceof Error) throw step;
      if ('waitMs' in step) {
        if (!(await wait(step.waitMs, deaf === true ? undefined : signal))) return;
      } else yield step;
    }
  }
  return {
    provider: 'scripted',
    name,
    open: async (_call, signal) => {
      const script = scripts[calls];
      calls += 1;
      if (script === undefined) throw new Error(`model ${name} was called once too often`);
      const arrived = await wait(script.headersMs ?? 0, script.deaf === true ? undefined : signal);
      if (!arrived) throw new Error('aborted');
      const first = script.steps[0];
      if (first instanceof Error) throw first;
      return play(script, signal);
    },
  };
}
