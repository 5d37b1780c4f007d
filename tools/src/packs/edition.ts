/** A new edition of a pack beside the one before: a question that says the same keeps its version, and so its answers. */
import { basename } from 'node:path';
import { AppError } from '@answly/shared/errors/app-error';
import { problemKinds } from '@answly/shared/errors/codes';
import type { Pack } from '@answly/shared/model/pack';
import { canonicalJson } from '@answly/shared/sync/canonical';
import { readPackFile } from './pack-file.ts';

/** A question or passage, as far as editions look at it. */
type Versioned = Pack['items'][number] | Pack['stimuli'][number];

/** @throws AppError `pack.*` that names the file, since the command names another one too */
export function readEdition(path: string): Pack {
  try {
    return readPackFile(path).pack;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const detail = `The edition before, "${basename(path)}": ${error.detail ?? problemKinds[error.code].title}`;
    throw new AppError(error.code, { cause: error, detail });
  }
}

/** @throws AppError `pack.invalid` unless `next` is a later edition of the same pack */
export function refuseOther(next: Pick<Pack, 'id' | 'title' | 'version'>, before: Pack): void {
  if (next.id !== before.id) {
    throw new AppError('pack.invalid', {
      detail: `The edition before is another pack: "${before.title}" has the id ${before.id}, and "${next.title}" ${next.id}. Name an edition of the same pack; of a converted one the map's name, the title and the language make the id.`,
    });
  }
  if (next.version > before.version) return;
  throw new AppError('pack.invalid', {
    detail: `The pack has version ${next.version}, and the edition before has ${before.version}. Give it ${before.version + 1} or more.`,
  });
}

/**
 * The pack with each question in the version it had if it says the same, else in that of the pack. So its version is the
 * edition that changed it last, which no other content has ever had.
 */
export function withVersionsSince(next: Pack, before: Pack): Pack {
  const known = new Map(before.items.map((item) => [item.id, item]));
  const items = next.items.map((item) => {
    const earlier = known.get(item.id);
    if (earlier === undefined) return item;
    const { version } = earlier;
    return { ...item, version: saysTheSame(item, earlier) ? version : Math.max(next.version, version + 1) };
  });
  return { ...next, items };
}

/**
 * For an author who sets the versions.
 * @throws AppError `pack.invalid` naming up to ten questions and passages that changed without a higher version
 */
export function refuseUnraised(next: Pack, before: Pack): void {
  const faults = [
    ...unraised('Question', next.items, before.items),
    ...unraised('Passage', next.stimuli, before.stimuli),
  ];
  if (faults.length === 0) return;
  const more = faults.length > 10 ? [`And ${faults.length - 10} more.`] : [];
  throw new AppError('pack.invalid', { detail: [...faults.slice(0, 10), ...more].join('\n') });
}

function unraised(noun: string, next: readonly Versioned[], before: readonly Versioned[]): string[] {
  const known = new Map(before.map((each) => [each.id, each]));
  return next.flatMap((each) => {
    const earlier = known.get(each.id);
    if (earlier === undefined || each.version > earlier.version || isUnchanged(each, earlier)) return [];
    return `${noun} ${each.id} is not what it was, and its version is ${each.version}. Raise it to ${earlier.version + 1}.`;
  });
}

/** What a student who had the edition before gets, in one line. */
export function changeLine(next: Pack, before: Pack): string {
  const known = new Map(before.items.map((item) => [item.id, item]));
  const kept = next.items.filter(({ id }) => known.has(id));
  const unchanged = kept.filter((item) => {
    const earlier = known.get(item.id);
    return earlier !== undefined && isUnchanged(item, earlier);
  }).length;
  const gone = before.items.length - kept.length;
  return `Since version ${before.version}: ${next.items.length - kept.length} new, ${kept.length - unchanged} changed, ${unchanged} unchanged, ${gone} gone.`;
}

const isUnchanged = (one: Versioned, other: Versioned) =>
  one.version === other.version && saysTheSame(one, other);

function saysTheSame(one: Versioned, other: Versioned): boolean {
  return canonicalJson({ ...one, version: 0 }) === canonicalJson({ ...other, version: 0 });
}
