/** Notices from the calls of a window whether a session is on its screen, so that the host interrupts nothing. */
import type { CallName, Handlers } from '#desktop/contract/calls';

const begins: ReadonlySet<CallName> = new Set<CallName>([
  'study.start',
  'study.place',
  'study.view',
  'study.answer',
  'study.flag',
  'study.strike',
]);

/** The ways out of a session; `study.result` is none, since it may be asked how a session goes so far. */
const ends: ReadonlySet<CallName> = new Set<CallName>([
  'study.submit',
  'stats.today',
  'stats.progress',
  'library.available',
]);

/** @returns the same handlers; `changed` hears each turn from not studying to studying and back. */
export function watchStudy(handlers: Handlers, changed: (studying: boolean) => void): Handlers {
  let studying = false;
  const see = (call: CallName) => {
    const next = begins.has(call) || (studying && !ends.has(call));
    if (next === studying) return;
    studying = next;
    changed(next);
  };
  return new Proxy(handlers, {
    get(target, call: CallName) {
      const handler = target[call];
      if (typeof handler !== 'function') return handler;
      return (input: never) => {
        see(call);
        return handler(input);
      };
    },
  });
}
