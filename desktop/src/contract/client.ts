/** The window's end of the contract: typed calls and events over a port that is reopened whenever it breaks. */
import { AppError } from '@answly/shared/errors/app-error';
import { errorOfProblem } from '@answly/shared/errors/problem';
import type { Problem } from '@answly/shared/errors/problem';
import type { Connection } from './bridge.ts';
import type { CallInput, CallName, CallOutput } from './calls.ts';
import { contract } from './calls.ts';
import type { EventData, EventName } from './events.ts';
import { events } from './events.ts';
import type { CallMessage, Port } from './messages.ts';
import { coreMessage } from './messages.ts';

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

interface Pending {
  resolve: (value: unknown) => void;
  reject: (error: AppError) => void;
}

const retryMs = [100, 250, 500, 1_000, 2_000];

export function createClient(options: ClientOptions): Client {
  const pending = new Map<number, Pending>();
  const queued: CallMessage[] = [];
  const listeners = new Map<string, Set<(data: never) => void>>();
  const stateListeners = new Set<(state: ClientState) => void>();
  let nextId = 1;
  let port: Port | null = null;
  let state: ClientState = { phase: 'connecting' };
  let closed = false;

  function setState(next: ClientState): void {
    state = next;
    for (const listener of stateListeners) listener(next);
  }

  function rejectAll(error: AppError): void {
    queued.length = 0;
    const calls = [...pending.values()];
    pending.clear();
    for (const call of calls) call.reject(error);
  }

  function take(raw: unknown): void {
    const message = coreMessage.safeParse(raw).data;
    if (message === undefined) return;
    if ('event' in message) {
      const schema = Object.hasOwn(events, message.event) ? events[message.event as EventName] : undefined;
      const data = schema?.safeParse(message.data);
      if (data?.success === true)
        for (const listener of listeners.get(message.event) ?? []) listener(data.data as never);
      return;
    }
    const call = pending.get(message.id);
    pending.delete(message.id);
    if (message.ok) call?.resolve(message.value);
    else call?.reject(errorOfProblem(message.problem));
  }

  function lose(lost: Port): void {
    if (port !== lost) return;
    port = null;
    rejectAll(new AppError('core.gone'));
    if (closed) return;
    setState({ phase: 'connecting' });
    void keepConnecting();
  }

  async function keepConnecting(): Promise<void> {
    for (let attempt = 0; !closed; attempt += 1) {
      const connection = await options.connect();
      if (connection.ok) {
        adopt(connection.port);
        return;
      }
      // A stopped core starts again by itself; only a reason worth a sentence is shown.
      if (connection.problem.code !== 'core.gone') {
        rejectAll(errorOfProblem(connection.problem));
        setState({ phase: 'failed', problem: connection.problem });
      }
      await options.wait(retryMs[Math.min(attempt, retryMs.length - 1)] ?? 0);
    }
  }

  function adopt(opened: Port): void {
    if (closed) {
      opened.close();
      return;
    }
    port = opened;
    opened.onMessage(take);
    opened.onClose(() => lose(opened));
    for (const message of queued.splice(0)) opened.post(message);
    setState({ phase: 'connected' });
  }

  function ask(call: CallName, input: unknown): Promise<unknown> {
    if (closed) return Promise.reject(new AppError('core.gone'));
    if (state.phase === 'failed') return Promise.reject(errorOfProblem(state.problem));
    return new Promise((resolve, reject) => {
      const message = { id: nextId, call, input };
      nextId += 1;
      pending.set(message.id, { resolve, reject });
      if (port === null) queued.push(message);
      else port.post(message);
    });
  }

  void keepConnecting();

  return {
    call: async (name, input) => parseAnswer(name, await ask(name, input)),
    on: (name, listener) => subscribe(listenersOf(listeners, name), listener as (data: never) => void),
    state: () => state,
    onState: (listener) => subscribe(stateListeners, listener),
    close() {
      closed = true;
      rejectAll(new AppError('core.gone'));
      port?.close();
    },
  };
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

function listenersOf(
  listeners: Map<string, Set<(data: never) => void>>,
  name: string,
): Set<(data: never) => void> {
  const known = listeners.get(name) ?? new Set();
  listeners.set(name, known);
  return known;
}

function subscribe<T>(set: Set<T>, listener: T): () => void {
  set.add(listener);
  return () => set.delete(listener);
}
