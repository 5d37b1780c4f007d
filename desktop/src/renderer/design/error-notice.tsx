/** Trouble, said in place: what happened, what is safe, the one thing to do. Amber, never red. */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { CodeWord } from './code-word.tsx';
import { icon } from './icons.ts';
import css from './notice.module.css';
import { problemWords } from './problem-words.ts';

interface ErrorNoticeProps {
  error: unknown;
  /** What is safe, or what this kept from happening, in place of what the error itself says of that. */
  safe?: string | undefined;
  action?: Action | undefined;
  /** What can be done in its place. */
  other?: Action | undefined;
}

interface Action {
  label: string;
  onClick: () => void;
}

export function ErrorNotice({ error, safe, action, other }: ErrorNoticeProps) {
  const words = problemWords(error);
  return (
    <div className={css.box} data-kind="error" role="alert">
      <IconAlertTriangle {...icon} />
      <div>
        <p className={css.title}>{words.title}</p>
        <p className={css.words}>{[safe ?? words.safe, words.advice].filter(Boolean).join(' ')}</p>
        {(action !== undefined || words.isFault) && (
          <p className={css.acts}>
            {action !== undefined && (
              <Button size="sm" onClick={action.onClick}>
                {action.label}
              </Button>
            )}
            {other !== undefined && (
              <Button variant="subtle" size="sm" onClick={other.onClick}>
                {other.label}
              </Button>
            )}
            {words.isFault && <CodeWord>{words.code}</CodeWord>}
          </p>
        )}
      </div>
    </div>
  );
}
