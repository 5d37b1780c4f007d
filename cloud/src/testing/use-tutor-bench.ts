/** What tests of the tutor's routes stand on: a bench for the file, and for each test a provider and a clean record. */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { AiStub, AiStubOptions } from '@answly/tools/ai-stub';
import { startAiStub } from '@answly/tools/ai-stub';
import type { TutorHappening } from '#cloud/domain/tutor/happenings';
import type { TutorSettings } from '#cloud/start-tutor';
import { openTutorBench, type TutorBench } from './tutor-bench.ts';
import { defaultSettings } from './tutor-settings.ts';

export interface UsedTutorBench extends Omit<TutorBench, 'clear' | 'stop'> {
  /** The provider of this test. */
  readonly stub: AiStub;
  /** What the replicas of this test have told of themselves, those aside that were given an ear of their own. */
  readonly told: TutorHappening[];
  /** A stub of another kind in the place of this test's. */
  restub(options: AiStubOptions): Promise<void>;
  /** Settings under which the stub is asked. */
  withModel(ai?: Partial<TutorSettings['ai']>): { ai: TutorSettings['ai'] };
}

/** Called once at the top of a file or of a `describe`, before its own hooks: they may use it then. */
export function useTutorBench(): UsedTutorBench {
  let opened: TutorBench | undefined;
  let provider: AiStub | undefined;
  let told: TutorHappening[] = [];
  beforeAll(async () => {
    opened = await openTutorBench();
  });
  beforeEach(async () => {
    provider = await startAiStub();
    told = [];
    await bench().clear();
  });
  afterEach(() => provider?.close());
  afterAll(() => opened?.stop());

  const bench = (): TutorBench => there(opened);
  const stub = (): AiStub => there(provider);
  return {
    get sql() {
      return bench().sql;
    },
    get published() {
      return bench().published;
    },
    get stub() {
      return stub();
    },
    get told() {
      return told;
    },
    publish: (item) => bench().publish(item),
    student: (...answered) => bench().student(...answered),
    answerItem: (...given) => bench().answerItem(...given),
    start: (settings, around) =>
      bench().start(settings, { tell: (happening) => told.push(happening), ...around }),
    restub: async (options) => {
      await stub().close();
      provider = await startAiStub(options);
    },
    withModel: (ai) => ({ ai: { ...defaultSettings.ai, baseUrl: stub().url, model: 'stub', ...ai } }),
  };
}

function there<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('The bench of the tutor is there while its tests run.');
  return part;
}
