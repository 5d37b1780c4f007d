/** Passes the tutor's stream on to the windows and gathers what it says. */
import { AppError } from '@answly/shared/errors/app-error';
import { errorOfProblem } from '@answly/shared/errors/problem-of';
import type { TutorEvent, TutorMode, TutorSource } from '@answly/shared/http/tutor';
import { limits } from '@answly/shared/limits';
import type { Emit } from '#desktop/core/ground';

export interface Said {
  source: TutorSource;
  threadId: string | null;
  text: string;
}

export interface RelayParts {
  requestId: string;
  mode: TutorMode;
  emit: Emit;
  /** Called before any text is passed on. */
  beforeText: (source: TutorSource) => void;
}

type MetaData = Extract<TutorEvent, { event: 'meta' }>['data'];

/**
 * Only a stream that ends with `done` is an answer. Notes that stand in for one are none: the same are here, and what was
 * not answered can be asked again.
 * @throws AppError of an `error` event, why there is no answer, `network.offline` when the stream stops short, or
 *   `network.garbled` when it says more than any tutor does.
 */
export async function relay(stream: AsyncIterable<TutorEvent>, parts: RelayParts): Promise<Said> {
  const { requestId, emit } = parts;
  let said: Said = { source: 'model', threadId: null, text: '' };
  for await (const event of stream) {
    switch (event.event) {
      case 'meta':
        throwIfInstead(event.data, parts.mode);
        // A second one begins anew.
        said = { source: event.data.source, threadId: event.data.threadId ?? null, text: '' };
        emit('tutor.meta', { requestId, source: said.source });
        break;
      case 'delta':
        if (said.text.length + event.data.text.length > limits.tutorFlightCharsMax) throw endless();
        if (said.text === '') parts.beforeText(said.source);
        said.text += event.data.text;
        emit('tutor.delta', { requestId, text: event.data.text });
        break;
      case 'error':
        throw errorOfProblem(event.data);
      case 'done':
        return said;
    }
  }
  throw new AppError('network.offline', { detail: 'The connection broke off in the middle of the answer.' });
}

/** @throws AppError why the notes stand in. In a chat they answer nothing that was asked, whatever the reason. */
function throwIfInstead({ source, instead }: MetaData, mode: TutorMode): void {
  if (instead !== undefined) throw errorOfProblem(instead);
  if (source === 'rationale' && mode === 'chat') throw new AppError('tutor.not-set-up');
}

const endless = () => new AppError('network.garbled', { detail: 'The answer was longer than any can be.' });
