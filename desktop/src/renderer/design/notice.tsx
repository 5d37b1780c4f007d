/** Something said in place: a sign, what it is, and what it means. */
import type { Icon } from '@tabler/icons-react';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { icon } from './icons.ts';
import css from './notice.module.css';

interface NoticeProps {
  title: string;
  words: string;
  kind?: 'error' | 'offline';
  /** Undefined where whoever shows it tells it to listeners. */
  role?: 'status' | 'alert' | undefined;
  sign?: Icon;
  /** What can be done. */
  children?: ReactNode;
}

export function Notice({
  title,
  words,
  kind = 'error',
  role,
  sign: Sign = IconAlertTriangle,
  children,
}: NoticeProps) {
  return (
    <div className={css.box} data-kind={kind} role={role}>
      <Sign {...icon} />
      <div>
        <p className={css.title}>{title}</p>
        <p className={css.words}>{words}</p>
        {children !== undefined && <p className={css.acts}>{children}</p>}
      </div>
    </div>
  );
}
