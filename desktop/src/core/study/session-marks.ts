/** The named things of a session that an event has the last word on. */
import type { Highlight } from '@answly/shared/model/highlight';
import type { SessionEvent } from '@answly/shared/model/session';

/** What a timed place was answered with, as it stands in its mark. */
export type AnsweredMark = Pick<
  Extract<SessionEvent, { type: 'answered' }>,
  'response' | 'certainty' | 'durationMs'
>;

/** The time at a place, as it stands in its mark. */
export interface TimeMark {
  /** Milliseconds that an event has told. */
  ms: number;
  /** What the clock of the section showed then; null once the place was left. */
  since: number | null;
}

type Marking = Exclude<SessionEvent, { type: 'started' | 'reasoned' }>;

export function marksOf(event: Marking): [name: string, value: string][] {
  const clock: [string, string][] =
    event.clock === undefined ? [] : [[`clock:${event.clock.stage}`, String(event.clock.ms)]];
  return [...clock, ...timeMarks(event), ...ownMarks(event)];
}

/** Of practice the window alone knows the time. */
function timeMarks(event: Marking): [name: string, value: string][] {
  if (event.clock === undefined) return [];
  const mark = (position: number, time: TimeMark): [string, string] => [
    `time:${position}`,
    JSON.stringify(time),
  ];
  const since = event.clock.ms;
  if (event.type === 'answered') return [mark(event.position, { ms: event.durationMs, since })];
  if (event.type !== 'viewed' || event.spentMs === undefined) return [];
  const here = mark(event.position, { ms: event.spentMs, since });
  const { left } = event;
  return left === undefined ? [here] : [here, mark(left.position, { ms: left.spentMs, since: null })];
}

/** Those of the passage have a name of their own, which all its questions share. */
function highlightMarks({
  position,
  highlights,
  stimulusId,
}: Extract<SessionEvent, { type: 'highlighted' }>): [name: string, value: string][] {
  if (stimulusId === undefined) return [[`highlighted:${position}`, JSON.stringify(highlights)]];
  const { stem = [], passage = [] } = Object.groupBy(highlights, ({ field }) => field);
  return [
    [`highlighted:${position}`, JSON.stringify(stem)],
    [`highlighted-passage:${stimulusId}`, JSON.stringify(passage)],
  ];
}

/** What is marked at a place, in its question and in the passage that it is about. */
export function highlightsOf(
  marks: ReadonlyMap<string, string>,
  position: number,
  stimulusId: string | undefined,
): Highlight[] {
  const read = (name: string) => {
    const value = marks.get(name);
    return value === undefined ? undefined : (JSON.parse(value) as Highlight[]);
  };
  const here = read(`highlighted:${position}`) ?? [];
  const passage = stimulusId === undefined ? undefined : read(`highlighted-passage:${stimulusId}`);
  return passage === undefined ? here : [...here.filter(({ field }) => field === 'stem'), ...passage];
}

function ownMarks(event: Marking): [name: string, value: string][] {
  switch (event.type) {
    case 'viewed':
      return [
        ['position', String(event.position)],
        [`viewed:${event.position}`, '1'],
      ];
    case 'answered': {
      const { response, certainty, durationMs } = event;
      return [[`answered:${event.position}`, JSON.stringify({ response, certainty, durationMs })]];
    }
    case 'struck':
      return [[`struck:${event.position}:${event.optionId}`, event.struck ? '1' : '']];
    case 'flagged':
      return [[`flagged:${event.position}`, event.flagged ? '1' : '']];
    case 'highlighted':
      return highlightMarks(event);
    case 'paused':
      return [['paused', '1']];
    case 'resumed':
      return [['paused', '']];
    case 'stage-ended':
      return [[`ended:${event.stage}`, event.by]];
    case 'submitted':
      return [['submitted', '1']];
  }
}
