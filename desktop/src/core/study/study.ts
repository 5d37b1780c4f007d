/** Answers the calls about studying. */
import { AppError } from '@answly/shared/errors/app-error';
import type { StudyMode } from '@answly/shared/model/attempt';
import type { Item } from '@answly/shared/model/item';
import { plainMarking } from '@answly/shared/model/marking';
import { newId } from '@answly/shared/sync/new-id';
import type { CallInput, CallName, Handlers } from '#desktop/contract/calls';
import type { PlaceView, SessionResult, SessionView } from '#desktop/contract/study';
import { blockTerms } from '#desktop/core/exam/block-terms';
import { examStateOf, isTimed } from '#desktop/core/exam/exam-state';
import { outcomeOf } from '#desktop/core/exam/outcome';
import { requireOpen } from '#desktop/core/exam/require-open';
import type { Sessions } from '#desktop/core/exam/sessions';
import { timeAtPlace } from '#desktop/core/exam/time-at-place';
import { sittingsOf } from '#desktop/core/exam/sittings';
import type { Ground } from '#desktop/core/ground';
import { loadCurrentItem, loadItem } from '#desktop/core/library/load-item';
import { requireItems } from '#desktop/core/library/require-items';
import { packTitle } from '#desktop/core/library/pack-list';
import type { Db } from '#desktop/core/storage/db';
import { answer } from './answer.ts';
import { drawForm, formOfItems } from './draw-form.ts';
import type { PlaceAttempt, Session } from './load-session.ts';
import { entryAt, placeViewOf } from './place-view.ts';
import { refuseInExam } from '#desktop/core/exam/refuse-in-exam';
import { itemIfHere } from './item-if-here.ts';
import { topicsTitle } from './topics-title.ts';
import { regradedSession } from './regraded.ts';
import type { SessionAct, SessionLog } from './session-log.ts';
import { sessionResultOf, type AnsweredPlace, type BlankPlace } from './session-result.ts';
import { positionOf, sessionViewOf, showsFeedback } from './session-view.ts';
import { worthOf } from './worth.ts';

type StudyHandlers = Pick<Handlers, Extract<CallName, `study.${string}`>>;
type Viewed = Extract<SessionAct, { type: 'viewed' }>;
type Place = Pick<PlaceView, 'position'> & { sessionId: string };

export interface StudyParts extends Pick<Ground, 'db' | 'facts' | 'clock' | 'random' | 'emit'> {
  sessions: Sessions;
  /** Called after a commit that left something to send. */
  wrote: () => void;
}

export function createStudy(parts: StudyParts): StudyHandlers {
  const { db, sessions } = parts;
  const { log } = sessions;
  const show = ({ sessionId, position }: Place) => placeViewOf({ db, log }, log.load(sessionId), position);

  /** Writes what `find` finds to be done at a place, if anything, and shows the place. */
  function act(place: Place, find: (session: Session) => SessionAct | undefined): PlaceView {
    log.change(place.sessionId, (session) => {
      entryAt(session, place.position);
      const done = find(session);
      if (done) log.record(session, done);
    });
    return told(place);
  }

  function told({ sessionId, position }: Place): PlaceView {
    parts.wrote();
    parts.emit('place.changed', { sessionId, position });
    return show({ sessionId, position });
  }

  return {
    'study.start': (input) => start(parts, input),
    'study.practise': (input) => practise(parts, input),
    'study.open': ({ sessionId }) => open(parts, sessionId),
    'study.place': show,
    'study.view': (place) =>
      act(place, (session) => {
        const { position } = place;
        const here = positionOf(session) === position && session.marks.has(`viewed:${position}`);
        if (session.over || here) return undefined;
        requireOpen(session, position);
        return { type: 'viewed', position, ...timesAt(session, position, log) };
      }),
    'study.answer': (input) => {
      answer({ db, facts: parts.facts, log }, input);
      return told(input);
    },
    'study.flag': ({ flagged, ...place }) =>
      act(place, (session) => {
        const { position } = place;
        if ((session.marks.get(`flagged:${position}`) === '1') === flagged) return undefined;
        if (isTimed(session)) requireOpen(session, position);
        return { type: 'flagged', position, flagged };
      }),
    'study.strike': ({ optionId, struck, ...place }) =>
      act(place, (session) => {
        requireOpen(session, place.position);
        if (!session.form[place.position]?.optionOrder.includes(optionId))
          throw new AppError('response.mismatch');
        return { type: 'struck', position: place.position, optionId, struck };
      }),
    'study.highlight': ({ highlights, ...place }) =>
      act(place, (session) => {
        if (isTimed(session)) requireOpen(session, place.position);
        const { stimulusId } = loadItem(db, entryAt(session, place.position));
        return { type: 'highlighted', position: place.position, highlights, stimulusId };
      }),
    'study.reason': ({ reason, ...place }) =>
      act(place, (session) => {
        const attempt = toldAttempt(db, session, place.position);
        if (attempt.reason === reason) return undefined;
        return { type: 'reasoned', position: place.position, attemptId: attempt.id, reason };
      }),
    'study.submit': ({ sessionId }) => submit(parts, sessionId),
    'study.result': ({ sessionId }) => result(parts, sessionId),
    'study.item': (pin) => openItem(db, pin),
  };
}

/** The attempt at a place, where its feedback may be shown. @throws AppError attempt.required, exam.asks-it */
function toldAttempt(db: Db, session: Session, position: number): PlaceAttempt {
  const attempt = session.attempts[position];
  if (!attempt || !showsFeedback(session)) throw new AppError('attempt.required');
  refuseInExam(db, entryAt(session, position));
  return attempt;
}

/** What going to a place tells of the time: there so far, and at the place that is left. */
function timesAt(session: Session, position: number, log: SessionLog): Partial<Viewed> {
  if (!isTimed(session)) return {};
  const spentMs = timeAtPlace(session, position, log);
  const from = session.marks.get('position');
  if (from === undefined || from === String(position)) return { spentMs };
  const left = { position: Number(from), spentMs: timeAtPlace(session, Number(from), log) };
  return { spentMs, left };
}

function open({ db, sessions }: StudyParts, sessionId: string): SessionView {
  const session = sessions.log.load(sessionId);
  if (isTimed(session) && !session.over) {
    // No clock runs for questions that cannot be shown.
    requireItems(db, session.form);
    const state = examStateOf(session);
    sessions.leases.hold(sessionId);
    const isHere = sessions.leases.heldBy(sessionId) === null;
    if (isHere && !state.paused) sessions.clock.run(state.stretch);
  }
  return sessionViewOf(session, sessions.log);
}

function start(parts: StudyParts, choice: CallInput<'study.start'>): SessionView {
  const { db, random } = parts;
  const form = drawForm(db, choice, random.share);
  const title = titleOf(db, choice, form);
  const { minutes, timeFactor } = choice;
  const terms = minutes === undefined ? {} : { terms: blockTerms(form.length, minutes, timeFactor) };
  return begin(parts, { mode: modeOf(choice), title, form, ...terms });
}

/** The pack, or the chosen topics that a question of the form is of. */
function titleOf(
  db: Db,
  { packId, topics }: CallInput<'study.start'>,
  form: ReturnType<typeof drawForm>,
): string {
  if (topics.length === 0) return packId === null ? '' : packTitle(db, packId);
  const asked = new Set(form.flatMap((entry) => loadItem(db, entry).topics));
  return topicsTitle(topics.filter((topic) => asked.has(topic)));
}

function practise(parts: StudyParts, { items, title }: CallInput<'study.practise'>): SessionView {
  const form = formOfItems(parts.db, items, parts.random.share);
  return begin(parts, { mode: 'custom', title, form });
}

type Beginning = Omit<Extract<SessionAct, { type: 'started' }>, 'type'>;

function begin(parts: StudyParts, beginning: Beginning): SessionView {
  const { db, clock, random, sessions } = parts;
  const session = { id: newId(clock.wallMs(), random.bytes(16)), turn: -1 };
  db.transaction(() => sessions.log.record(session, { type: 'started', ...beginning }));
  parts.wrote();
  // What it asks is closed from now on wherever it is on the screen.
  if (beginning.terms !== undefined) parts.emit('study.changed', { sessionId: session.id });
  return open(parts, session.id);
}

function submit(parts: StudyParts, sessionId: string): SessionResult {
  parts.sessions.log.submit(sessionId);
  parts.sessions.leases.letGo(sessionId);
  parts.wrote();
  // What it kept closed is open again.
  parts.emit('study.changed', { sessionId });
  return result(parts, sessionId);
}

/** With its key, which is closed while an exam asks it. */
function openItem(db: Db, { packId, itemId }: { packId: string; itemId: string }): Item {
  refuseInExam(db, { packId, itemId });
  return loadCurrentItem(db, packId, itemId);
}

function modeOf({ minutes, cram, choose }: CallInput<'study.start'>): StudyMode {
  if (minutes !== undefined) return 'timed';
  if (cram === true) return 'cram';
  if (choose === 'mistakes' || choose === 'weak') return choose;
  return choose === 'flagged' ? 'custom' : 'tutor';
}

function result({ db, sessions: { log } }: StudyParts, sessionId: string): SessionResult {
  const session = log.load(sessionId);
  const places: AnsweredPlace[] = [];
  const rules = session.terms?.marking ?? plainMarking;
  const blanks: BlankPlace[] = [];
  session.form.forEach((entry, position) => {
    const attempt = session.attempts[position];
    const { topics, locale } = itemIfHere(() => loadItem(db, entry)) ?? { topics: [], locale: '' };
    if (attempt) places.push({ attempt, topics, locale });
    else blanks.push({ topics, locale, maxMilli: worthOf(db, entry, rules) });
  });
  const blueprintId = session.terms?.blueprintId ?? null;
  const marks = sessionResultOf(session, places, blanks);
  return {
    ...marks,
    regraded: session.over || session.terms === null ? regradedSession(db, session, marks) : null,
    session: sessionViewOf(session, log),
    outcome: isTimed(session) && session.over ? outcomeOf(db, session) : null,
    earlier:
      blueprintId === null
        ? []
        : sittingsOf(db, blueprintId).filter(({ over, startedAt }) => over && startedAt < session.startedAt),
  };
}
