/** Makes the answers that are missing, a few at once, until they are made or the money, the operator or the provider says stop. */
import type { GenerationParts, NewAnswer } from '../generation.ts';
import { makeOne, type Made } from './make-one.ts';

export interface MakingParts extends GenerationParts {
  newId: () => string;
}

export interface Making {
  /** Aborted: nothing more is begun. */
  stopped: AbortSignal;
  /** Aborted: what is under way ends at once, and is settled at what it is taken to have cost. */
  broken: AbortSignal;
  atOnce: number;
  /** Hears of each answer as it ends. */
  ended(made: Exclude<Made, 'exhausted'>): void;
}

/** `failing`: so many in a row failed that the provider is to blame. */
export type MakingEnd = 'done' | 'budget' | 'stopped' | 'failing';

const failuresInARowMax = 10;

/** @throws AppError service.unavailable where nothing can be recorded; what was begun is settled first */
export async function makeAnswers(
  parts: MakingParts,
  answers: AsyncIterator<NewAnswer, undefined>,
  making: Making,
): Promise<MakingEnd> {
  const { stopped, ended, atOnce } = making;
  const waiting: NewAnswer[] = [];
  let end: MakingEnd = 'done';
  let working = atOnce;
  let failuresInARow = 0;

  // One that was put back while this one waited for the next of the list is not forgotten.
  const next = async () => waiting.pop() ?? (await answers.next()).value ?? waiting.pop();
  const work = async (): Promise<void> => {
    try {
      while (end === 'done' && !stopped.aborted) {
        const answer = await next();
        if (answer === undefined) return;
        const alone = working === 1;
        const made = await makeOne(parts, answer, making);
        if (made === 'exhausted') {
          waiting.push(answer);
          // What the others hold may be given back: the money is short only when one that was alone finds it so.
          if (alone) end = 'budget';
          if (working === 1) continue;
          return;
        }
        ended(made);
        failuresInARow = made === 'failed' ? failuresInARow + 1 : 0;
        if (failuresInARow >= failuresInARowMax) end = 'failing';
      }
    } catch (error) {
      end = 'failing';
      throw error;
    } finally {
      // In the moment of leaving: of all that are refused together, the last has to find itself alone.
      working -= 1;
    }
  };
  const workers = Array.from({ length: atOnce }, work);
  const failures = (await Promise.allSettled(workers)).filter(({ status }) => status === 'rejected');
  const [failure] = failures as PromiseRejectedResult[];
  if (failure !== undefined) throw failure.reason;
  return end === 'done' && stopped.aborted ? 'stopped' : end;
}
