/** The packs whose exams are sat: every rule of navigation, with and without breaks, by both rules of the clock. */
import { blueprint, type Blueprint } from '@answly/shared/model/blueprint';
import { examTool } from '@answly/shared/model/session-terms';
import type { Pack } from '@answly/shared/model/pack';
import { buildItem, buildPack } from '../desktop/src/core/testing/build-pack.ts';

const hourMs = 3_600_000;

/** Longer than any torture. */
const timeLimitMs = 500 * hourMs;

function exam(n: number, clockWhileClosed: Blueprint['clockWhileClosed']): Blueprint {
  const section = (
    id: string,
    navigation: Blueprint['sections'][number]['navigation'],
    breakAfterMs: number,
  ) => ({
    id,
    title: id,
    timeLimitMs,
    navigation,
    tools: [...examTool.options],
    draw: [0, 1, 2].map((topic) => ({ topic: `Topic ${topic}`, count: 4 })),
    breakAfterMs,
  });
  return blueprint.parse({
    id: `0190c0c0-0000-7000-8000-00000000000${n}`,
    title: `Exam ${n}`,
    sections: [
      section('one', 'free', timeLimitMs),
      section('two', 'lock-after-leave', 0),
      section('three', 'linear', 0),
    ],
    clockWhileClosed,
    passMilli: 20_000,
  });
}

export const examPack: Pack = buildPack(
  Array.from({ length: 60 }, (_, n) => buildItem(n)),
  { blueprints: [exam(1, 'stops'), exam(2, 'runs')] },
);
