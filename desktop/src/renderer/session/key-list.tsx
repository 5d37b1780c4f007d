/** Every key of a session, in a dialog. */
import { KeyLines } from './key-lines.tsx';
import css from './key-list.module.css';
import { keysOf } from './key-names.ts';
import { SessionDialog } from './session-dialog.tsx';

interface KeyListProps {
  timed: boolean;
  onClose: () => void;
}

/** Shown for as long as it is rendered. Whoever shows it hears Escape and gives the focus back. */
export function KeyList({ timed, onClose }: KeyListProps) {
  return (
    <SessionDialog title="Keys" size="28rem" closeOnEscape={false} returnFocus={false} onClose={onClose}>
      <div className={css.groups}>
        {keysOf(timed).map((group) => (
          <section key={group.when} className={css.group}>
            <h3 className={css.when}>{group.when}</h3>
            <KeyLines keys={group.keys} />
          </section>
        ))}
      </div>
    </SessionDialog>
  );
}
