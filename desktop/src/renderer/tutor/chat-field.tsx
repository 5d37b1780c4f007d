/** Where the student asks in own words: Enter sends, Shift Enter begins a line, Escape closes the drawer. */
import { Textarea } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useId, type KeyboardEvent } from 'react';
import { icon } from '../design/icons.ts';
import { counted } from '../design/number-words.ts';
import { ToolButton } from '../design/tool-button.tsx';
import { overLimit } from './chat-draft.ts';
import css from './chat-field.module.css';
import type { Tutor } from './use-tutor.ts';

/** With so many characters left, or fewer, the student is told how many. */
const tellFrom = 100;

export function ChatField({ tutor, onClose }: { tutor: Tutor; onClose: () => void }) {
  const counter = useId();
  const { draft, running } = tutor;
  const over = overLimit(draft);
  function onKeyDown(event: KeyboardEvent): void {
    // Tab goes on, and in a drawer stays in it. All other keys are written, none is the session's.
    if (event.key !== 'Tab') event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && !event.shiftKey) tutor.say();
    else return;
    event.preventDefault();
  }
  return (
    <div className={css.chat}>
      <Textarea
        aria-label="Ask about this question"
        aria-describedby={counter}
        placeholder="Ask about this question"
        autosize
        minRows={1}
        maxRows={5}
        dir="auto"
        error={over > 0}
        classNames={{ input: css.field ?? '' }}
        rightSection={
          <ToolButton label="Send" disabled={running || draft.trim() === '' || over > 0} onClick={tutor.say}>
            <IconSend {...icon} />
          </ToolButton>
        }
        value={draft}
        onChange={(event) => tutor.write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p id={counter} className={css.left} role="status">
        {lengthWords(over)}
      </p>
    </div>
  );
}

function lengthWords(over: number): string {
  if (over > 0)
    return `${counted(over, 'character', 'characters')} too many to send. All of it is kept here.`;
  return -over <= tellFrom ? `${counted(-over, 'character', 'characters')} left` : '';
}
