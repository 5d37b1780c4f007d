/** Passes the tutor's stream on to the windows and gathers what it says. */
import { AppError } from '@answly/shared/errors/app-error';
import { errorOfProblem } from '@answly/shared/errors/problem-of';
import type { TutorEvent, TutorSource } from '@answly/shared/http/tutor';
import type { Emit } from '#desktop/core/ground';

export interface Said {
  source: TutorSource;
  threadId: string | null;
  text: string;
}

export interface RelayParts {
  requestId: string;
  emit: Emit;
  /** Called before any text is passed on. */
  beforeText: (source: TutorSource) => void;
}

/**
 * Only a stream that ends with `done` is an answer.
 * @throws AppError of an `error` event, or `network.offline` when the stream stops short.
 */
export async function relay(stream: AsyncIterable<TutorEvent>, parts: RelayParts): Promise<Said> {
  const { requestId, emit } = parts;
  let said: Said = { source: 'model', threadId: null, text: '' };
  for await (const event of stream) {
    switch (event.event) {
      case 'meta':
        // A second one begins anew.
        said = { source: event.data.source, threadId: event.data.threadId ?? null, text: '' };
        emit('tutor.meta', { requestId, source: said.source });
        break;
      case 'delta':
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
