/** Asks the cloud's tutor about an answered item, passes its words on as they come, and keeps what it said. */
import { AppError } from '@answly/shared/errors/app-error';
import { errorOfProblem, problemOf } from '@answly/shared/errors/problem';
import { askTutor, type TutorEvent, type TutorSource } from '@answly/shared/http/tutor';
import type { Item } from '@answly/shared/model/item';
import type { TutorAnswer } from '#desktop/contract/account';
import type { Account } from '#desktop/core/account/account';
import type { Emit } from '#desktop/core/ground';
import type { CloudClient } from '#desktop/core/http/cloud-client';
import type { AnsweredItem } from '#desktop/core/network';

export interface KeptAnswers {
  list(itemId: string, itemVersion: number): TutorAnswer[];
  /** A newer answer for the same option and locale takes the place of the older one. */
  keep(item: Item, locale: string, answer: TutorAnswer): void;
}

export interface TutorParts {
  client: CloudClient;
  account: Account;
  kept: KeptAnswers;
  /** @throws AppError `attempt.required` while the place is not answered. */
  answeredItem: (sessionId: string, position: number) => AnsweredItem;
  /** Sends what waits, since the server explains only what it knows to be answered. */
  pushWaiting: () => Promise<void>;
  emit: Emit;
  now: () => number;
}

export interface Ask {
  requestId: string;
  sessionId: string;
  position: number;
  optionId: string | null;
  locale: string;
}

export interface Tutor {
  /** Starts an explanation; refuses at once what cannot be asked, later trouble comes as `tutor.failed`. */
  explain(ask: Ask): void;
  cancel(requestId: string): void;
  keptAt(sessionId: string, position: number): TutorAnswer[];
}

export function createTutor(parts: TutorParts): Tutor {
  const running = new Map<string, AbortController>();

  async function follow(ask: Ask, asked: AnsweredItem, signal: AbortSignal): Promise<void> {
    await parts.pushWaiting();
    const body = {
      requestId: ask.requestId,
      packId: asked.packId,
      itemId: asked.item.id,
      itemVersion: asked.item.version,
      mode: 'explain' as const,
      response: asked.response,
      locale: ask.locale,
      ...(ask.optionId === null ? {} : { optionId: ask.optionId }),
      ...(asked.own ? { ownItem: asked.item } : {}),
    };
    const { source, text } = await parts.account.withToken((accessToken) =>
      relay(parts.client.stream(askTutor, { body }, { accessToken, signal }), ask.requestId, parts.emit),
    );
    if (signal.aborted) return;
    const answer = { requestId: ask.requestId, optionId: ask.optionId, source, text, at: parts.now() };
    parts.kept.keep(asked.item, ask.locale, answer);
    parts.emit('tutor.done', { requestId: ask.requestId });
  }

  return {
    explain(ask) {
      const asked = parts.answeredItem(ask.sessionId, ask.position);
      const controller = new AbortController();
      running.set(ask.requestId, controller);
      void follow(ask, asked, controller.signal)
        .catch((error: unknown) => {
          const told = controller.signal.aborted ? new AppError('tutor.cancelled') : error;
          parts.emit('tutor.failed', { requestId: ask.requestId, problem: problemOf(told) });
        })
        .finally(() => running.delete(ask.requestId));
    },
    cancel(requestId) {
      running.get(requestId)?.abort();
    },
    keptAt(sessionId, position) {
      const { item } = parts.answeredItem(sessionId, position);
      return parts.kept.list(item.id, item.version);
    },
  };
}

/**
 * Passes a stream on and gathers it. Only a stream that ends with `done` is an answer.
 * @throws AppError of an `error` event, or `network.offline` when the stream stops short.
 */
async function relay(
  stream: AsyncGenerator<TutorEvent>,
  requestId: string,
  emit: Emit,
): Promise<{ source: TutorSource; text: string }> {
  let source: TutorSource = 'model';
  let text = '';
  for await (const event of stream) {
    switch (event.event) {
      case 'meta':
        source = event.data.source;
        emit('tutor.meta', { requestId, source });
        break;
      case 'delta':
        text += event.data.text;
        emit('tutor.delta', { requestId, text: event.data.text });
        break;
      case 'error':
        throw errorOfProblem(event.data);
      case 'done':
        return { source, text };
    }
  }
  throw new AppError('network.offline', { detail: 'The connection broke off in the middle of the answer.' });
}
