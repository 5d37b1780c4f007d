/** Nothing here yet: a dashed nought, what comes next, one action. */
import { Button } from '@mantine/core';
import { Bubble } from './bubble.tsx';
import css from './notice.module.css';

interface EmptyNoticeProps {
  title: string;
  children: string;
  action?: { label: string; onClick: () => void } | undefined;
}

export function EmptyNotice({ title, children, action }: EmptyNoticeProps) {
  return (
    <div className={css.box} data-kind="empty">
      <Bubble look="pencil" size="lg">
        0
      </Bubble>
      <div>
        <p className={css.title}>{title}</p>
        <p className={css.words}>{children}</p>
      </div>
      {action !== undefined && (
        <Button variant="subtle" size="sm" className={css.flush ?? ''} onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </div>
  );
}
