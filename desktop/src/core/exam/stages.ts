/** The stages of a timed session, one after the other: its sections, and the breaks between them. */
import type { SessionTerms } from '@answly/shared/model/session-terms';

export interface Stage {
  kind: 'section' | 'break';
  /** The section, or the one that the break follows; counts from 0. */
  section: number;
  /** Milliseconds; null without a limit. */
  limitMs: number | null;
}

/** No break follows the last section. */
export function stagesOf({ sections }: SessionTerms): Stage[] {
  return sections.flatMap((each, section): Stage[] => {
    const work: Stage = { kind: 'section', section, limitMs: each.timeLimitMs };
    const isLast = section === sections.length - 1;
    if (isLast || each.breakAfterMs === 0) return [work];
    return [work, { kind: 'break', section, limitMs: each.breakAfterMs }];
  });
}

/** The first that has not ended; as many as there are stages when all have. */
export function stageNow(marks: ReadonlyMap<string, string>, stages: readonly Stage[]): number {
  const open = stages.findIndex((_, index) => !marks.has(`ended:${index}`));
  return open === -1 ? stages.length : open;
}
