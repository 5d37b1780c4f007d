/** The window's end of the contract: typed calls and events over a port that is reopened whenever it breaks. */
import { AppError } from '@answly/shared/errors/app-error';
import { errorOfProblem } from '@answly/shared/errors/problem-of';
import type { Problem } from '@answly/shared/errors/problem';
import type { Connection } from './bridge.ts';
import type { CallInput, CallName, CallOutput } from './calls.ts';
import type { EventData, EventName } from './events.ts';
import type { CallMessage } from './messages.ts';
import { createPendingCalls } from './pending-calls.ts';
import { keepConnected } from './keep-connected.ts';
import { readCoreMessage } from './read-message.ts';
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
  /** Listens to an event; returns the way to stop. */
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
  const stateListeners = new Set<(state: ClientState) => void>();
  const queued: CallMessage[] = [];
  let state: ClientState = { phase: 'connecting' };

  function setState(next: ClientState): void {
    state = next;
    for (const listener of stateListeners) listener(next);
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
      const message = readCoreMessage(raw);
      if (message === undefined) return;
      if ('event' in message) subscribers.tell(message.event, message.data);
      else pending.settle(message);
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
      // The core has checked it against the contract.
      return (await pending.ask(name, input, send)) as CallOutput<typeof name>;
    },
    on: (name, listener) => subscribers.add(name, listener),
    state: () => state,
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    close() {
      link.close();
      refuseAll(new AppError('core.gone'));
    },
  };
}
