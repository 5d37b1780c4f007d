/** Calls that were asked and not answered yet, by their number. */
import type { AppError } from '@answly/shared/errors/app-error';
import { errorOfProblem } from '@answly/shared/errors/problem-of';
import type { CallMessage, CoreMessage } from './messages.ts';

interface Pending {
  resolve: (value: unknown) => void;
  reject: (error: AppError) => void;
}

export function createPendingCalls() {
  const pending = new Map<number, Pending>();
  let nextId = 1;
  return {
    /** Hands a numbered call to `send`; resolves with the value of its answer. */
    ask(call: string, input: unknown, send: (message: CallMessage) => void): Promise<unknown> {
      return new Promise((resolve, reject) => {
        const id = nextId;
        nextId += 1;
        pending.set(id, { resolve, reject });
        send({ id, call, input });
      });
    },
    /** Answers the call it belongs to; an answer nobody waits for is dropped. */
    settle(answer: Exclude<CoreMessage, { event: string }>): void {
      const call = pending.get(answer.id);
      pending.delete(answer.id);
      if (answer.ok) call?.resolve(answer.value);
      else call?.reject(errorOfProblem(answer.problem));
    },
    rejectAll(error: AppError): void {
      const calls = [...pending.values()];
      pending.clear();
      for (const call of calls) call.reject(error);
    },
  };
}
