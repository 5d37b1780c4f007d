/** The mock exam that a map gives the pack it makes: as many questions of each topic as it says. */
import { planDrawing } from '../exam/drawing.ts';
import { packPool } from '../exam/pool.ts';
import { limits } from '../limits.ts';
import type { Blueprint } from '../model/blueprint.ts';
import { blueprint, itemCountOf } from '../model/blueprint.ts';
import type { Pack } from '../model/pack.ts';
import type { MapExam } from './column-map.ts';
import { importedExamId } from './import-ids.ts';

export interface ExamMade {
  /** Null where no exam can be made of what was imported. */
  exam: Blueprint | null;
  /** What the exam lacks of what the map asks for; null when nothing. */
  note: { code: string; message: string } | null;
}

/**
 * A topic that has fewer questions than the map draws gives those it has.
 * @param topics that the exam draws from, in the order of its draws
 */
export function examOfMap(
  wish: MapExam,
  pack: Pick<Pack, 'id' | 'items'>,
  topics: readonly string[],
): ExamMade {
  const wished = topics.length * wish.drawPerTopic;
  if (wished > limits.sessionItemsMax) {
    const message = `it would have ${wished} questions and was left out, since exams have up to ${limits.sessionItemsMax}. Draw fewer of each topic, or from coarser topics.`;
    return { exam: null, note: { code: 'exam.too-long', message } };
  }
  if (wished === 0) {
    const message = 'it was left out, since no question has a topic to draw from.';
    return { exam: null, note: { code: 'exam.no-topics', message } };
  }
  const whole = examDrawing(wish, pack.id, topicDraws(topics, wish.drawPerTopic));
  const { wants, assignment } = planDrawing(whole, packPool(pack), 0);
  if (assignment.short.length === 0) return { exam: whole, note: null };
  const held = wants.map(({ topic }, at) => ({ topic, count: assignment.standing(at).size }));
  const draws = held.filter(({ count }) => count > 0);
  const short = assignment.short.map((at) => `"${wants[at]?.topic ?? ''}"`);
  const shown = short.slice(0, 5).join(', ') + (short.length > 5 ? ` and ${short.length - 5} more` : '');
  const message = `it draws fewer than ${wish.drawPerTopic} questions of ${shown}, which have no more.`;
  return { exam: examDrawing(wish, pack.id, draws), note: { code: 'exam.topic-short', message } };
}

function topicDraws(topics: readonly string[], count: number) {
  return topics.map((topic) => ({ topic, count }));
}

function examDrawing(wish: MapExam, packId: string, draw: { topic: string; count: number }[]): Blueprint {
  return blueprint.parse({
    id: importedExamId(packId),
    title: wish.title,
    sections: [
      {
        id: 'exam',
        title: wish.title,
        timeLimitMs: wish.timeLimitMinutes === undefined ? null : wish.timeLimitMinutes * 60_000,
        navigation: 'free',
        tools: ['calculator', 'highlight', 'note', 'strike', 'flag'],
        draw,
      },
    ],
    passMilli: passMilliOf(itemCountOf({ draw }), wish.passPercent),
  });
}

/** Rounded up to a whole mark, each question giving one: 74 % of 35 is 26. */
function passMilliOf(count: number, percent: number): number {
  // Decimal percentages are a hair off in binary; a hair must not cost a mark.
  return Math.max(0, Math.ceil((count * percent) / 100 - 1e-9)) * 1000;
}
