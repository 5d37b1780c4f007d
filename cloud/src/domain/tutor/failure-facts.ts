/** What the log is told of a failed call: no message, since providers quote in theirs what they were sent. */
import { causesOf } from './causes.ts';
import { ModelFailure } from './model.ts';

interface ErrorFacts {
  name: string;
  status?: unknown;
  code?: unknown;
  at: string[];
}

const framesMax = 4;

/** For a failure of a model its kind and its causes; any other failure as it is. */
export function failureFacts(failure: unknown): object {
  if (!(failure instanceof ModelFailure)) return { err: failure };
  return { kind: failure.kind, causes: causesOf(failure.cause).map(factsOf) };
}

/** `status` and `code` are what the provider's answer or the socket says. */
function factsOf(error: Error & { status?: unknown; code?: unknown }): ErrorFacts {
  const { name, message, stack = '', status, code } = error;
  const frames = stack.slice(stack.indexOf(message) + message.length).match(/^ +at .*/gm) ?? [];
  return {
    name: name === 'Error' ? error.constructor.name : name,
    ...(status === undefined ? {} : { status }),
    ...(code === undefined || code === null ? {} : { code }),
    at: frames.slice(0, framesMax).map((frame) => frame.trim()),
  };
}
