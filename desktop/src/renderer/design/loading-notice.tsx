/** Work that takes a while: bubbles filling with a count, and a way to stop. */
import { Button } from '@mantine/core';
import { Bubble } from './bubble.tsx';
import css from './notice.module.css';

interface LoadingNoticeProps {
  title: string;
  /** 0–1. */
  progress: number;
  /** The count, and what the student can do meanwhile. */
  children: string;
  onCancel?: (() => void) | undefined;
}

const bubbleCount = 5;

export function LoadingNotice({ title, progress, children, onCancel }: LoadingNoticeProps) {
  const filled = Math.min(bubbleCount, Math.floor(progress * bubbleCount));
  return (
    <div className={css.box} data-kind="loading">
      <p
        className={css.bubbles}
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(progress * 100)}
      >
        {Array.from({ length: bubbleCount }, (_, at) => (
          <Bubble key={at} size="sm" look={at < filled ? 'filled' : 'pencil'} />
        ))}
      </p>
      <div>
        <p className={css.title}>{title}</p>
        <p className={css.words}>{children}</p>
      </div>
      {onCancel !== undefined && (
        <Button variant="quiet" size="sm" className={css.flush ?? ''} onClick={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}
