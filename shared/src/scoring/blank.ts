/** When a response is no answer at all. */
import type { Response } from '../model/response.ts';

/** Nothing chosen, placed, paired or filled in. A number is read before it is judged, so an empty one is no blank. */
export function isBlank(response: Response): boolean {
  switch (response.type) {
    case 'multiple':
    case 'ordering':
      return response.optionIds.length === 0;
    case 'matching':
      return Object.keys(response.pairs).length === 0;
    case 'cloze':
      return Object.values(response.gaps).every((text) => text.trim() === '');
    case 'short-text':
      return response.text.trim() === '';
    case 'single':
    case 'true-false':
    case 'numeric':
    case 'flashcard':
      return false;
  }
}
