/** What tests of the tutor's routes stand on: a bench for the file, and for each test a provider and a clean record. */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { AiStub, AiStubOptions } from '@answly/tools/ai-stub';
import { startAiStub } from '@answly/tools/ai-stub';
import { current } from '@answly/tools/testing/current';
import type { TutorHappening } from '#cloud/domain/tutor/happenings';
import type { TutorSettings } from '#cloud/start-tutor';
import { openTutorBench, type TutorBench } from './tutor-bench.ts';
import { defaultSettings } from './tutor-settings.ts';

export interface UsedTutorBench {
  bench: TutorBench;
  /** The provider of this test. */
  stub: AiStub;
  /** What the replicas of this test have told of themselves, those aside that were given an ear of their own. */
  told: TutorHappening[];
  /** A stub of another kind in the place of this test's. */
  restub(options: AiStubOptions): Promise<void>;
  /** Settings under which the stub is asked. */
  withModel(ai?: Partial<TutorSettings['ai']>): { ai: TutorSettings['ai'] };
}

/** Called once at the top of a file or of a `describe`, before its own hooks: they may use what it gives. */
export function useTutorBench(): UsedTutorBench {
  let opened: TutorBench | undefined;
  let provider: AiStub | undefined;
  const told: TutorHappening[] = [];
  beforeAll(async () => {
    const bench = await openTutorBench();
    const start: TutorBench['start'] = (settings, around) =>
      bench.start(settings, { tell: (happening) => told.push(happening), ...around });
    opened = { ...bench, start };
  });
  beforeEach(async () => {
    provider = await startAiStub();
    told.length = 0;
    await opened?.clear();
  });
  afterEach(() => provider?.close());
  afterAll(() => opened?.stop());

  const stub = current(() => provider);
  return {
    bench: current(() => opened),
    stub,
    told,
    restub: async (options) => {
      await stub.close();
      provider = await startAiStub(options);
    },
    withModel: (ai) => ({ ai: { ...defaultSettings.ai, baseUrl: stub.url, model: 'stub', ...ai } }),
  };
}
