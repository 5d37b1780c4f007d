/** Chats as the server remembers them: short, each about one version of one item, and nobody else's. */
import { AppError } from '@answly/shared/errors/app-error';
import { limits } from '@answly/shared/limits';

export interface Turn {
  said: string;
  answered: string;
}

export interface ThreadName {
  userId: string;
  threadId: string;
  itemId: string;
  itemVersion: number;
}

export interface ThreadStore {
  /** The last turns, oldest first; undefined where the thread is about another item. */
  load(thread: ThreadName, turnsMax: number): Promise<Turn[] | undefined>;
  append(thread: ThreadName, turn: Turn): Promise<void>;
}

/** What the next answer is told of. @throws AppError request.invalid where the thread is about another question */
export async function historyOf(store: ThreadStore, thread: ThreadName): Promise<Turn[]> {
  const turns = await store.load(thread, limits.tutorHistoryTurnsMax);
  if (turns === undefined) {
    throw new AppError('request.invalid', { detail: 'This chat is about another question.' });
  }
  return turns;
}
