/**
 * What comes to a window, told apart. By hand: what the core sends it has checked itself, and schemas would be a tenth of
 * all script that a window loads.
 */
import type { Problem } from '@answly/shared/errors/problem';
import type { Greeting } from './bridge.ts';
import type { CoreMessage } from './messages.ts';

type Fields = Partial<
  Record<'id' | 'ok' | 'value' | 'problem' | 'event' | 'data' | 'host' | 'code' | 'title', unknown>
>;

/** Undefined for what is no message of a core. */
export function readCoreMessage(raw: unknown): CoreMessage | undefined {
  const { id, ok, value, problem, event, data } = fieldsOf(raw);
  if (typeof event === 'string') return { event, data };
  if (typeof id !== 'number') return undefined;
  if (ok === true) return { id, ok, value };
  return ok === false && isProblem(problem) ? { id, ok, problem } : undefined;
}

/** Undefined for what is no greeting of a host. */
export function readGreeting(raw: unknown): Greeting | undefined {
  const { host, problem } = fieldsOf(raw);
  if (host === 'open') return { host };
  return host === 'failed' && isProblem(problem) ? { host, problem } : undefined;
}

/** By what a window needs of every problem: what it is, and a sentence when it does not know the code. */
function isProblem(raw: unknown): raw is Problem {
  const { code, title } = fieldsOf(raw);
  return typeof code === 'string' && typeof title === 'string';
}

function fieldsOf(raw: unknown): Fields {
  return typeof raw === 'object' && raw !== null ? raw : {};
}
