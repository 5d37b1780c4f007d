/** Which places of a timed session may be gone to, by the rule of the section that is open. */
import type { FormSection } from '@answly/shared/model/session-terms';

export interface Whereabouts {
  section: FormSection;
  /** Where the student is. */
  position: number;
  /** Whether a place was seen before. */
  wasViewed: (position: number) => boolean;
}

/** @returns positions, in order. */
export function reachable({ section, position, wasViewed }: Whereabouts): number[] {
  const all = Array.from({ length: section.count }, (_, index) => section.first + index);
  switch (section.navigation) {
    case 'free':
      return all;
    case 'linear':
      return all.filter((each) => each === position || each === position + 1);
    case 'lock-after-leave':
      return all.filter((each) => each === position || !wasViewed(each));
  }
}
