/** Draws the form of an exam from the installed packs and freezes its terms. */
import { drawExam } from '@answly/shared/exam/draw-exam';
import { AppError } from '@answly/shared/errors/app-error';
import type { Blueprint } from '@answly/shared/model/blueprint';
import type { FormEntry } from '@answly/shared/model/session';
import type { FormSection, SessionTerms, TimeFactor } from '@answly/shared/model/session-terms';
import type { Db } from '#desktop/core/storage/db';
import { findBlueprint } from './blueprints.ts';
import type { ReadPool } from './pool.ts';

interface Wanted {
  packId: string;
  blueprintId: string;
  timeFactor: TimeFactor;
  seed: string;
  nowMs: number;
  readPool: ReadPool;
}

interface Drawn {
  title: string;
  form: FormEntry[];
  terms: SessionTerms;
}

/** @throws AppError exam.unknown; exam.pool-short, naming the topic */
export function drawForBlueprint(db: Db, wanted: Wanted): Drawn {
  const { packId, blueprintId, timeFactor, seed, nowMs, readPool } = wanted;
  const blueprint = findBlueprint(db, packId, blueprintId);
  if (blueprint === undefined) throw new AppError('exam.unknown');
  const drawn = drawExam({ blueprint, pool: readPool(packId, [blueprint]), seed, nowMs });
  const sections = drawn.sections.map((each, index) => termsOf(blueprint, index, { ...each, timeFactor }));
  const { clockWhileClosed, marking, scale, passMilli } = blueprint;
  return {
    title: blueprint.title,
    form: drawn.form,
    terms: { blueprintId, seed, sections, clockWhileClosed, timeFactor, marking, scale, passMilli },
  };
}

function termsOf(
  blueprint: Blueprint,
  index: number,
  { first, count, timeFactor }: { first: number; count: number; timeFactor: TimeFactor },
): FormSection {
  const section = blueprint.sections[index];
  if (section === undefined) throw new Error('a form has as many sections as its blueprint');
  const { id, title, timeLimitMs, navigation, tools, breakAfterMs, passMilli } = section;
  const hasLimit = timeLimitMs !== null && timeFactor !== null;
  return {
    id,
    title,
    first,
    count,
    timeLimitMs: hasLimit ? Math.round(timeLimitMs * timeFactor) : null,
    navigation,
    tools,
    breakAfterMs,
    passMilli: passMilli ?? null,
  };
}
