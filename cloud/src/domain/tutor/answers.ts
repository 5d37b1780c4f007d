/** Where finished answers are kept: in this process, in the cache all replicas share, and for good in Postgres. */
import type { TutorMode } from '@answly/shared/http/tutor';
import type { TextCache } from './text-cache.ts';

/** An answer as it is stored for good, with what it is about beside its key, for operators and corrections. */
export interface StoredAnswer {
  key: string;
  packId: string;
  itemId: string;
  itemVersion: number;
  mode: TutorMode;
  optionId: string | null;
  /** Of a hint. */
  hintLevel: number | null;
  languageCode: string;
  promptVersion: string;
  model: string;
  text: string;
}

export interface AnswerStore {
  load(key: string): Promise<string | undefined>;
  save(answer: StoredAnswer): Promise<void>;
}

/** The tier that answers without waiting; a fast path may be taken on what it knows. */
export interface HotAnswers {
  peek(key: string): string | undefined;
  keep(key: string, text: string, ttlMs: number): void;
}

export interface Answers {
  /** What this process knows, at once. */
  peek(key: string): string | undefined;
  find(key: string, own: boolean): Promise<string | undefined>;
  /**
   * Keeps a complete answer. It is in the process when this returns, and everywhere when it resolves.
   * A student's own items (`own`) are kept for their time only, never for good.
   */
  keep(answer: StoredAnswer, own: boolean): Promise<void>;
}

export interface AnswerTiers {
  hot: HotAnswers;
  /** Absent where a single process runs without Redis. */
  shared?: TextCache | undefined;
  store: AnswerStore;
  ttlMs: number;
  random: () => number;
}

/** Entries of one moment do not all expire in another one. */
const ttlSpread = 0.1;

export function tieredAnswers(tiers: AnswerTiers): Answers {
  const { hot, shared, store } = tiers;
  const ttlMs = (): number => tiers.ttlMs * (1 + ttlSpread * (2 * tiers.random() - 1));
  return {
    peek: (key) => hot.peek(key),
    find: async (key, own) => {
      const known = hot.peek(key);
      if (known !== undefined) return known;
      // Both at once: whoever asks for something new waits for the slower one, not for both.
      const [near, stored] = await Promise.all([shared?.get(key), own ? undefined : store.load(key)]);
      const text = near ?? stored;
      if (text === undefined) return undefined;
      hot.keep(key, text, ttlMs());
      if (near === undefined) await shared?.set(key, text, ttlMs());
      return text;
    },
    keep: async (answer, own) => {
      hot.keep(answer.key, answer.text, ttlMs());
      await Promise.all([
        shared?.set(answer.key, answer.text, ttlMs()),
        own ? undefined : store.save(answer),
      ]);
    },
  };
}

/** For `CACHE_ENABLED=false`: every ask is a new one. */
export const noAnswers: Answers = {
  peek: () => undefined,
  find: () => Promise.resolve(undefined),
  keep: () => Promise.resolve(),
};
