/** Answers a window over any message port: parse, check, run, check again, reply; and passes events on. */
import { AppError, parseOr } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import type { Call } from '#desktop/contract/call';
import { contract, isCallName } from '#desktop/contract/calls';
import { events } from '#desktop/contract/events';
import { callMessage, type CallMessage, type CoreMessage, type Port } from '#desktop/contract/messages';
import type { Core } from './core.ts';
import { suspectDamage } from './storage/open-database.ts';
import { refusalOf } from './storage/sqlite-problem.ts';

/** Serves `port` until it closes. A message that is no call is logged and otherwise ignored. */
export function serve(core: Core, port: Port): void {
  const reply = (message: CoreMessage) => port.post(message);
  const unsubscribe = core.subscribe((event, data) => {
    const parsed = events[event].safeParse(data);
    if (parsed.success) reply({ event, data: parsed.data });
    else core.log(`${event} does not fit the contract`, parsed.error);
  });
  port.onClose(unsubscribe);
  port.onMessage((message) => {
    const parsed = callMessage.safeParse(message);
    if (!parsed.success) {
      core.log('a window sent something that is no call');
      return;
    }
    void answerCall(core, parsed.data).then(reply);
  });
}

async function answerCall(core: Core, { id, call, input }: CallMessage): Promise<CoreMessage> {
  try {
    if (!isCallName(call)) throw new AppError('route.unknown', { detail: `There is no call "${call}".` });
    const handler = core.handlers[call] as (input: unknown) => unknown;
    const form: Call = contract[call];
    const value = await handler(parseOr(form.input, input, 'request.invalid'));
    // An answer that breaks the contract is a fault of the core: windows trust what they get.
    return { id, ok: true, value: form.output.parse(value) };
  } catch (error) {
    return { id, ok: false, problem: problemOf(understood(core, call, error)) };
  }
}

/** A refusal as it is; what nobody foresaw is logged, since the window only learns that it happened. */
function understood(core: Core, call: string, error: unknown): unknown {
  const refusal = refusalOf(error);
  if (!(refusal instanceof AppError)) core.log(`${call} failed`, error);
  else if (refusal.code === 'data.damaged') suspectDamage(core.dataFolder);
  return refusal;
}
