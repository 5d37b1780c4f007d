/** The window's end of the contract: typed calls and events over a port that is reopened whenever it breaks. */
import { AppError } from '@answly/shared/errors/app-error';
import { errorOfProblem } from '@answly/shared/errors/problem';
import type { Problem } from '@answly/shared/errors/problem';
import type { Connection } from './bridge.ts';
import type { CallInput, CallName, CallOutput } from './calls.ts';
import { contract } from './calls.ts';
import type { EventData, EventName } from './events.ts';
import { events } from './events.ts';
import type { CallMessage } from './messages.ts';
import { coreMessage } from './messages.ts';
import { createPendingCalls } from './pending-calls.ts';
import { keepConnected } from './keep-connected.ts';
import { createSubscribers } from './subscribers.ts';

/**
 * `connected` after a `connecting` means a new core may have answered: what is shown may be old.
 * `failed`: the core cannot start, and why; the client goes on trying.
 */
export type ClientState =
  { phase: 'connecting' } | { phase: 'connected' } | { phase: 'failed'; problem: Problem };

export interface Client {
  /**
   * Asks the core. Waits while there is no connection yet.
   * @throws AppError the core's refusal; `core.gone` when the port closed before the answer came (the core may
   * or may not have done it: calls that write can be repeated); the start problem while the core cannot start.
   */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** Listens to an event; returns the way to stop. Data that does not fit the contract is not delivered. */
  on<N extends EventName>(name: N, listener: (data: EventData<N>) => void): () => void;
  state(): ClientState;
  onState(listener: (state: ClientState) => void): () => void;
  /** Ends the connection for good. */
  close(): void;
}

export interface ClientOptions {
  /** Opens a new port; {@link Bridge.connect}. */
  connect: () => Promise<Connection>;
  /** Resolves after so many milliseconds; paces reconnecting. */
  wait: (ms: number) => Promise<void>;
}

export function createClient(options: ClientOptions): Client {
  const pending = createPendingCalls();
  const subscribers = createSubscribers();
  const queued: CallMessage[] = [];
  let state: ClientState = { phase: 'connecting' };

  function setState(next: ClientState): void {
    state = next;
    subscribers.tell(stateName, next);
  }

  function refuseAll(error: AppError): void {
    queued.length = 0;
    pending.rejectAll(error);
  }

  const link = keepConnected(options, {
    opened(port) {
      for (const message of queued.splice(0)) port.post(message);
      setState({ phase: 'connected' });
    },
    message(raw) {
      const message = coreMessage.safeParse(raw).data;
      if (message === undefined) return;
      if (!('event' in message)) pending.settle(message);
      else if (isEventName(message.event)) {
        const data = events[message.event].safeParse(message.data);
        if (data.success) subscribers.tell(message.event, data.data);
      }
    },
    lost() {
      refuseAll(new AppError('core.gone'));
      setState({ phase: 'connecting' });
    },
    failed(problem) {
      refuseAll(errorOfProblem(problem));
      setState({ phase: 'failed', problem });
    },
  });

  return {
    async call(name, input) {
      if (link.isClosed()) throw new AppError('core.gone');
      if (state.phase === 'failed') throw errorOfProblem(state.problem);
      const send = (message: CallMessage) => link.post(message) || queued.push(message);
      return parseAnswer(name, await pending.ask(name, input, send));
    },
    on: (name, listener) => subscribers.add(name, listener),
    state: () => state,
    onState: (listener) => subscribers.add(stateName, listener),
    close() {
      link.close();
      refuseAll(new AppError('core.gone'));
    },
  };
}

/** Among the subscribers' names, the one that is no event of the core. */
const stateName = 'client.state';

function isEventName(name: string): name is EventName {
  return Object.hasOwn(events, name);
}

/** An answer that breaks the contract is a fault of the core, never a value. */
function parseAnswer<N extends CallName>(name: N, value: unknown): CallOutput<N> {
  const parsed = contract[name].output.safeParse(value);
  if (parsed.success) return parsed.data as CallOutput<N>;
  throw new AppError('internal.error', {
    detail: `The study engine gave an answer to ${name} that the window cannot read.`,
    cause: parsed.error,
  });
}
