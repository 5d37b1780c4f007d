/** The gaps of a row: the answers stand in its text, each in double braces. */
import { limits } from '../limits.ts';
import { RowRefusal } from './row-refusal.ts';

/**
 * "The unit is {{ohm|ohms}}." has one gap, with two answers that are right.
 * @throws RowRefusal where there is no gap, or one without an answer
 */
export function clozeAnswer(text: string) {
  const gaps: { kind: 'text'; id: string; accepted: string[] }[] = [];
  const stem = text.replaceAll(/\{\{([^{}]*)\}\}/g, (_, inside: string) => {
    const answers = inside.split('|').map((answer) => answer.trim());
    const accepted = [...new Set(answers)].filter((answer) => answer !== '');
    const id = `gap-${gaps.length + 1}`;
    if (gaps.length === limits.gapsPerItemMax)
      throw new RowRefusal(
        'row.malformed',
        `it has more than ${limits.gapsPerItemMax} gaps. Leave some out.`,
      );
    if (accepted.length === 0)
      throw new RowRefusal(
        'key.missing',
        `its gap ${gaps.length + 1} holds no answer. Write it in the braces.`,
      );
    gaps.push({ kind: 'text', id, accepted });
    return `{{${id}}}`;
  });
  if (gaps.length === 0) {
    const message = 'its text has no gap. Write each right answer in double braces, such as {{ohm}}.';
    throw new RowRefusal('key.missing', message);
  }
  return { type: 'cloze' as const, stem, gaps };
}
