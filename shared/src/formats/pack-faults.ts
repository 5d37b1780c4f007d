/** Checks that the parts of a pack agree with each other, beyond the form of each part. */
import { packPool } from '../exam/pool.ts';
import { poolShortages, shortageSentence } from '../exam/shortages.ts';
import { blueprintFaults } from '../model/blueprint.ts';
import type { Item } from '../model/item.ts';
import { itemTexts } from '../model/item-texts.ts';
import type { Pack } from '../model/pack.ts';
import { repeated } from '../model/repeated.ts';
import { isWholeText } from './whole-text.ts';

const noText = 'holds a NUL or half a character, which is no text';
const mediaEnd = /\]\(media:([0-9a-f]{64})\)/g;

/** What is wrong between the parts of a pack, one sentence each, at most ten; empty when they agree. */
export function packFaults(pack: Pack): string[] {
  const faults: string[] = [];
  for (const fault of findFaults(pack)) {
    faults.push(fault);
    if (faults.length === 10) break;
  }
  return faults;
}

function* findFaults(pack: Pack): Generator<string> {
  const { items, stimuli, ...rest } = pack;
  const itemIds = new Set<string>();
  const stimulusIds = new Set(stimuli.map((each) => each.id));
  const hashes = new Set(pack.media.map((each) => each.sha256));
  for (const hash of repeated(pack.media.map((each) => each.sha256))) yield `The media list ${hash} twice.`;
  for (const id of repeated(stimuli.map((each) => each.id))) yield `Two passages have the id ${id}.`;
  for (const item of items) {
    if (itemIds.has(item.id)) yield `Two questions have the id ${item.id}.`;
    itemIds.add(item.id);
    if (!isWholeText(item)) yield `Question ${item.id} ${noText}.`;
    if (item.stimulusId !== undefined && !stimulusIds.has(item.stimulusId)) {
      yield `Question ${item.id} belongs to the passage ${item.stimulusId}, which the pack does not hold.`;
    }
    for (const hash of mediaHashesOf(item)) {
      if (!hashes.has(hash)) yield `Question ${item.id} shows ${missingMedia(hash)}.`;
    }
  }
  if (!isWholeText(rest)) yield `What the pack says of itself, its exams or its media ${noText}.`;
  for (const stimulus of stimuli) {
    if (!isWholeText(stimulus)) yield `Passage ${stimulus.id} ${noText}.`;
    for (const id of stimulus.itemIds.filter((each) => !itemIds.has(each)))
      yield `Passage ${stimulus.id} names the question ${id}, which the pack does not hold.`;
    for (const hash of hashesIn(stimulus.content)) {
      if (!hashes.has(hash)) yield `Passage ${stimulus.id} shows ${missingMedia(hash)}.`;
    }
  }
  yield* examFaults(pack);
}

const missingMedia = (hash: string) => `media:${hash}, which the pack does not hold`;

/** An exam that its own pack can never fill would be refused to every student. */
function* examFaults(pack: Pack): Generator<string> {
  for (const id of repeated(pack.blueprints.map((each) => each.id))) yield `Two exams have the id ${id}.`;
  const pool = packPool(pack);
  for (const blueprint of pack.blueprints) {
    for (const fault of blueprintFaults(blueprint)) yield `In the exam "${blueprint.title}": ${fault}`;
    for (const shortage of poolShortages(blueprint, pool, 0)) {
      yield shortageSentence(shortage, `The exam "${blueprint.title}"`);
    }
  }
}

/** The hashes of the media that an item's texts show. */
export function mediaHashesOf(item: Item): string[] {
  return itemTexts(item).flatMap(({ text }) => hashesIn(text));
}

function hashesIn(text: string): string[] {
  if (!text.includes('](media:')) return [];
  return Array.from(text.matchAll(mediaEnd))
    .filter(({ index }) => isPicture(text, index))
    .map(([, hash = '']) => hash);
}

/** Looked for from its end: a hostile text can hold thousands of beginnings. */
function isPicture(text: string, end: number): boolean {
  const begin = text.lastIndexOf('![', end - 1);
  return begin !== -1 && !text.slice(begin, end).includes(']');
}
