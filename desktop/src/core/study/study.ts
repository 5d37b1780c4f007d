/** Answers the calls about studying. */
import { AppError } from '@answly/shared/errors/app-error';
import type { StudyMode } from '@answly/shared/model/attempt';
import type { SessionEvent } from '@answly/shared/model/session';
import { factKinds } from '@answly/shared/sync/fact';
import { newId } from '@answly/shared/sync/new-id';
import type { CallInput, CallName, Handlers } from '#desktop/contract/calls';
import type { PlaceView, SessionResult, SessionView } from '#desktop/contract/study';
import type { Ground } from '#desktop/core/ground';
import { loadCurrentItem, loadItem } from '#desktop/core/library/load-item';
import { packTitle } from '#desktop/core/library/pack-list';
import type { AnsweredItem } from '#desktop/core/network';
import { answer } from './answer.ts';
import { drawForm } from './draw-form.ts';
import { loadSession, type Session } from './load-session.ts';
import { entryAt, placeViewOf } from './place-view.ts';
import { sessionResultOf, type AnsweredPlace } from './session-result.ts';
import { positionOf, sessionViewOf, showsFeedback } from './session-view.ts';

type StudyHandlers = Pick<Handlers, Extract<CallName, `study.${string}`>>;
type PlaceEvent = Exclude<SessionEvent, { type: 'started' | 'submitted' }>;

export interface StudyParts extends Pick<Ground, 'db' | 'facts' | 'clock' | 'random'> {
  /** Called after a commit that left something to send. */
  wrote: () => void;
}

export function createStudy(ground: StudyParts): StudyHandlers {
  const { db } = ground;

  /** Writes what `event` finds to be done at a place, if anything, and shows the place. */
  function act(
    { sessionId, position }: { sessionId: string; position: number },
    event: (session: Session) => PlaceEvent | undefined,
  ): PlaceView {
    db.transaction(() => {
      const session = loadSession(db, sessionId);
      entryAt(session, position);
      const done = event(session);
      if (done) record(ground, done);
    });
    ground.wrote();
    return placeViewOf(db, loadSession(db, sessionId), position);
  }

  return {
    'study.start': (input) => start(ground, input),
    'study.place': ({ sessionId, position }) => placeViewOf(db, loadSession(db, sessionId), position),
    'study.view': ({ sessionId, position }) =>
      act({ sessionId, position }, (session) => {
        const here = positionOf(session) === position && session.marks.has(`viewed:${position}`);
        return session.over || here ? undefined : { type: 'viewed', sessionId, position };
      }),
    'study.answer': (input) => {
      const view = answer(ground, input);
      ground.wrote();
      return view;
    },
    'study.flag': ({ sessionId, position, flagged }) =>
      act({ sessionId, position }, (session) => {
        const same = (session.marks.get(`flagged:${position}`) === '1') === flagged;
        return same ? undefined : { type: 'flagged', sessionId, position, flagged };
      }),
    'study.strike': ({ sessionId, position, optionId, struck }) =>
      act({ sessionId, position }, (session) => {
        if (session.over) throw new AppError('study.session-over');
        if (!session.form[position]?.optionOrder.includes(optionId)) throw new AppError('response.mismatch');
        return { type: 'struck', sessionId, position, optionId, struck };
      }),
    'study.reason': ({ sessionId, position, reason }) =>
      act({ sessionId, position }, (session) => {
        const attempt = session.attempts[position];
        if (!attempt) throw new AppError('attempt.required');
        if (attempt.reason === reason) return undefined;
        return { type: 'reasoned', sessionId, position, attemptId: attempt.id, reason };
      }),
    'study.submit': ({ sessionId }) => {
      db.transaction(() => {
        if (!loadSession(db, sessionId).over) record(ground, { type: 'submitted', sessionId });
      });
      ground.wrote();
      return result(ground, sessionId);
    },
    'study.result': ({ sessionId }) => result(ground, sessionId),
    'study.item': ({ packId, itemId }) => loadCurrentItem(db, packId, itemId),
  };
}

/** What the tutor may be asked about: an answered place whose feedback is open. */
export function answeredItem(ground: Pick<Ground, 'db'>, sessionId: string, position: number): AnsweredItem {
  const { db } = ground;
  const session = loadSession(db, sessionId);
  const entry = entryAt(session, position);
  const attempt = session.attempts[position];
  if (!attempt || !showsFeedback(session)) throw new AppError('attempt.required');
  const origin = db
    .prepare<{ origin: string }>('SELECT origin FROM edition WHERE pack_id = ? ORDER BY id DESC LIMIT 1')
    .get(entry.packId)?.origin;
  return {
    packId: entry.packId,
    own: origin === 'import',
    item: loadItem(db, entry),
    response: attempt.response,
  };
}

function record({ facts }: StudyParts, event: SessionEvent): void {
  facts.append({ kind: factKinds.sessionEvent, body: event });
}

function start(ground: StudyParts, choice: CallInput<'study.start'>): SessionView {
  const { db, clock, random } = ground;
  const form = drawForm(db, choice, random.share);
  const sessionId = newId(clock.wallMs(), random.bytes(16));
  const mode: StudyMode = choice.choose === 'mistakes' ? 'mistakes' : 'tutor';
  const title = choice.topic ?? (choice.packId === null ? '' : packTitle(db, choice.packId));
  record(ground, { type: 'started', sessionId, mode, title, form });
  ground.wrote();
  return sessionViewOf(loadSession(db, sessionId));
}

function result({ db }: Pick<Ground, 'db'>, sessionId: string): SessionResult {
  const session = loadSession(db, sessionId);
  const places: AnsweredPlace[] = [];
  let blankMaxMilli = 0;
  session.form.forEach((entry, position) => {
    const attempt = session.attempts[position];
    const item = itemIfHere(() => loadItem(db, entry));
    if (attempt) places.push({ attempt, position, topics: item?.topics ?? [] });
    else blankMaxMilli += item?.points ?? 0;
  });
  return sessionResultOf(session, places, blankMaxMilli);
}

/** A result stands without the pack: what was scored is in the attempt. */
function itemIfHere<T>(load: () => T): T | undefined {
  try {
    return load();
  } catch (error) {
    if (error instanceof AppError && error.code === 'item.unknown') return undefined;
    throw error;
  }
}
