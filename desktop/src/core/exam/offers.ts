/** The exams that installed packs offer, and whether each can be drawn now. */
import { poolShortages, shortageSentence } from '@answly/shared/exam/shortages';
import type { Blueprint } from '@answly/shared/model/blueprint';
import type { ExamOffer } from '#desktop/contract/exam';
import type { Db } from '#desktop/core/storage/db';
import { packBlueprints, type PackBlueprints } from './blueprints.ts';
import { asksWhatWasSeen, type ReadPool } from './pool.ts';
import { sittingsOf } from './sittings.ts';

/** Sittings beside an exam that can be begun; all of them stand in its result. */
const listedMax = 3;

/**
 * Today asks for it each time it is shown, so what an installation cannot fill is found once: it never changes, but
 * where a blueprint avoids what was seen lately.
 */
export function createOffers(db: Db, readPool: ReadPool): (nowMs: number) => ExamOffer[] {
  const found = new Map<string, string[]>();

  function shortagesOf(pack: PackBlueprints, blueprint: Blueprint, nowMs: number): string[] {
    const key = `${pack.editionId} ${blueprint.id}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const pool = readPool(pack.packId, [blueprint]);
    const sentences = poolShortages(blueprint, pool, nowMs).map((short) => shortageSentence(short));
    if (!asksWhatWasSeen(blueprint)) found.set(key, sentences);
    return sentences;
  }

  return (nowMs) =>
    packBlueprints(db).flatMap((pack) =>
      pack.blueprints.map((each) => ({
        ...offerOf(pack, each),
        shortages: shortagesOf(pack, each, nowMs),
        earlier: sittingsOf(db, each.id, listedMax),
      })),
    );
}

function offerOf(
  { packId, packTitle, locale }: PackBlueprints,
  blueprint: Blueprint,
): Omit<ExamOffer, 'shortages' | 'earlier'> {
  const sections = blueprint.sections.map((each) => {
    const { title, timeLimitMs, passMilli = null, breakAfterMs, navigation, tools } = each;
    const count = each.draw.reduce((total, draw) => total + draw.count, 0);
    return { title, count, timeLimitMs, passMilli, breakAfterMs, navigation, tools };
  });
  const limits = sections.map(({ timeLimitMs }) => timeLimitMs);
  return {
    packId,
    packTitle,
    locale,
    blueprintId: blueprint.id,
    title: blueprint.title,
    sections,
    questionCount: sections.reduce((total, { count }) => total + count, 0),
    timeLimitMs: limits.includes(null) ? null : limits.reduce<number>((total, ms) => total + (ms ?? 0), 0),
    clockWhileClosed: blueprint.clockWhileClosed,
    passMilli: blueprint.passMilli,
    certaintyMarking: blueprint.marking.certainty,
    wrongCosts: blueprint.marking.negative !== 'none' || blueprint.marking.certainty,
  };
}
