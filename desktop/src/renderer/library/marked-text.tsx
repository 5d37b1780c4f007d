/** Text of the core with the words it matched between U+0002 and U+0003, set as marks. */
import css from './marked-text.module.css';
import { wholeWords } from './whole-words.ts';

export function MarkedText({ text }: { text: string }) {
  return wholeWords(text)
    .split('\u0002')
    .map((part, at) => {
      const [inside, after] = part.split('\u0003');
      // Only the first piece stands before any mark.
      if (at === 0 || after === undefined) return part;
      return (
        <span key={at}>
          <mark className={css.mark}>{inside}</mark>
          {after}
        </span>
      );
    });
}
