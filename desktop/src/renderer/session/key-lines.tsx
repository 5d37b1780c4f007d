/** Keys and what they do, line by line. */
import { KeyCap } from '../design/key-cap.tsx';
import css from './key-lines.module.css';
import type { KeyName } from './key-names.ts';

export function KeyLines({ keys }: { keys: readonly KeyName[] }) {
  return (
    <dl className={css.lines}>
      {keys.map((line) => (
        <div key={line.key} className={css.line}>
          <dt>
            <KeyCap>{line.key}</KeyCap>
          </dt>
          <dd className={css.does}>{line.does}</dd>
        </div>
      ))}
    </dl>
  );
}
