/** Answers the calls about the tutor: asks the cloud's, passes its words on as they come, and keeps what it said. */
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import { askTutor, tutorAllowance, type TutorRequest, type TutorSource } from '@answly/shared/http/tutor';
import { objectiveHint } from '@answly/shared/leaks/objective-hint';
import type { CallName, Handlers } from '#desktop/contract/calls';
import type { Allowance, TutorAnswer, TutorAsk } from '#desktop/contract/tutor';
import type { Account } from '#desktop/core/account/account';
import type { CloudClient } from '#desktop/core/http/cloud-client';
import type { AskedItem, NetworkGround } from '#desktop/core/network';
import { hintSeen, seeHint } from './hint-seen.ts';
import { createKeptAnswers, type KeptAnswers } from './kept-answers.ts';
import { createRatings } from './ratings.ts';
import { relay, type Said } from './relay.ts';
import { findSimilar } from './similar.ts';

export interface TutorParts extends Pick<NetworkGround, 'db' | 'emit' | 'log' | 'askedItem' | 'tutorPlace'> {
  client: CloudClient;
  account: Account;
  /** Sends what waits, since the server explains only what it knows to be answered. */
  pushWaiting: () => Promise<void>;
  now: () => number;
}

export interface Tutor {
  handlers: Pick<Handlers, Extract<CallName, `tutor.${string}`>>;
  /** The server can be reached: what was thought of answers goes to it. */
  sendRatings(): void;
  /** Ends every answer that is on its way. */
  stop(): void;
}

export function createTutor(parts: TutorParts): Tutor {
  const kept = createKeptAnswers(parts.db);
  const ratings = createRatings(parts);
  const running = new Map<string, AbortController>();

  /** Refuses at once what may not be asked; later trouble comes as `tutor.failed`. */
  function start(ask: TutorAsk): void {
    const asked = parts.askedItem(ask, ask.mode);
    const controller = new AbortController();
    running.set(ask.requestId, controller);
    void follow({ ...parts, kept }, { ask, asked, signal: controller.signal })
      // Not waited for: what becomes of ratings is no part of this answer.
      .then(() => void ratings.send())
      .catch((error: unknown) => {
        const told = controller.signal.aborted ? new AppError('tutor.cancelled') : error;
        parts.emit('tutor.failed', {
          requestId: ask.requestId,
          problem: problemOf(told),
          ...(controller.signal.aborted ? {} : standIn(parts, ask, asked)),
        });
      })
      .finally(() => running.delete(ask.requestId));
  }

  const handlers: Tutor['handlers'] = {
    'tutor.ask': (ask) => {
      start(ask);
      return { requestId: ask.requestId };
    },
    'tutor.cancel': ({ requestId }) => {
      running.get(requestId)?.abort();
      return {};
    },
    'tutor.kept': (place) => {
      const here = parts.tutorPlace(place);
      if (here.closed) return [];
      const seen = hintSeen(parts.db, place);
      // A hint of an earlier session is not shown before it is asked for in this one.
      return kept.list(here).filter(({ hintLevel, source, at }) => {
        if (hintLevel === null) return here.told;
        return source === 'rationale' ? at >= here.startedAt && seen > 0 : hintLevel <= seen;
      });
    },
    'tutor.allowance': () => loadAllowance(parts),
    'tutor.rate': ({ requestId, helped, reason, ...place }) => {
      ratings.rate(parts.tutorPlace(place), requestId, { helped, reason });
      void ratings.send();
      return {};
    },
    'tutor.similar': (place) => findSimilar(parts, parts.tutorPlace(place)),
  };
  return {
    handlers,
    sendRatings: () => void ratings.send(),
    stop() {
      ratings.stop();
      for (const controller of running.values()) controller.abort();
    },
  };
}

interface Asking {
  ask: TutorAsk;
  asked: AskedItem;
  signal: AbortSignal;
}

async function follow(
  parts: TutorParts & { kept: KeptAnswers },
  { ask, asked, signal }: Asking,
): Promise<void> {
  const { requestId, locale } = ask;
  const item = { itemId: asked.item.id, itemVersion: asked.item.version };
  const before = ask.mode === 'hint' ? parts.kept.hint(item, locale, ask.hintLevel) : null;
  const said = before === null ? await listen(parts, { ask, asked, signal }) : repeat(parts, ask, before);
  if (signal.aborted) return;
  if (before === null) {
    const answer = { requestId, ...aspectOf(ask), ...said, at: parts.now() };
    parts.kept.keep(item, locale, ask.mode === 'chat' ? answer : { ...answer, threadId: null });
  }
  parts.emit('tutor.done', { requestId });
}

/** Asks the server. */
async function listen(parts: TutorParts, { ask, asked, signal }: Asking): Promise<Said> {
  // A hint needs no attempt on the server.
  if (ask.mode !== 'hint') await parts.pushWaiting();
  const body = requestOf(ask, asked);
  const beforeText = (source: TutorSource) => noteHint(parts, ask, source);
  return parts.account.withToken((accessToken) =>
    relay(parts.client.stream(askTutor, { body }, { accessToken, signal }), {
      requestId: ask.requestId,
      emit: parts.emit,
      beforeText,
    }),
  );
}

/** Says again what is kept, without asking anybody. */
function repeat(parts: TutorParts, ask: TutorAsk, text: string): Said {
  const { requestId } = ask;
  noteHint(parts, ask, 'cache');
  parts.emit('tutor.meta', { requestId, source: 'cache' });
  parts.emit('tutor.delta', { requestId, text });
  return { source: 'cache', threadId: null, text };
}

/** The item's own notes say the same at every level: they count as the weakest. */
function noteHint({ db }: TutorParts, ask: TutorAsk, source: TutorSource): void {
  if (ask.mode === 'hint') seeHint(db, ask, source === 'rationale' ? 1 : ask.hintLevel);
}

/** The objective in place of a hint that did not come; it counts as the weakest. */
function standIn({ db }: TutorParts, ask: TutorAsk, { item }: AskedItem): { objective?: string } {
  const objective = ask.mode === 'hint' ? objectiveHint(item) : null;
  if (objective === null) return {};
  seeHint(db, ask, 1);
  return { objective };
}

function requestOf(ask: TutorAsk, { packId, own, item, response }: AskedItem): TutorRequest {
  const { requestId, mode, locale } = ask;
  return {
    requestId,
    packId,
    itemId: item.id,
    itemVersion: item.version,
    mode,
    response,
    locale,
    ...(ask.mode === 'hint' ? { hintLevel: ask.hintLevel } : {}),
    ...(ask.mode === 'explain' && ask.optionId !== null ? { optionId: ask.optionId } : {}),
    ...(ask.mode === 'chat' ? { message: ask.message } : {}),
    ...(ask.mode === 'chat' && ask.threadId !== null ? { threadId: ask.threadId } : {}),
    ...(own ? { ownItem: item } : {}),
  };
}

/** What is asked about, as it is kept. */
function aspectOf(ask: TutorAsk): Pick<TutorAnswer, 'mode' | 'hintLevel' | 'optionId' | 'message'> {
  return {
    mode: ask.mode,
    hintLevel: ask.mode === 'hint' ? ask.hintLevel : null,
    optionId: ask.mode === 'explain' ? ask.optionId : null,
    message: ask.mode === 'chat' ? ask.message : null,
  };
}

/** A line in the drawer is no reason for trouble: what cannot be learnt is not shown. */
async function loadAllowance({ account, client }: TutorParts): Promise<Allowance | null> {
  if (account.state().status !== 'signed-in') return null;
  try {
    return await account.withToken((accessToken) => client.send(tutorAllowance, {}, { accessToken }));
  } catch {
    return null;
  }
}
