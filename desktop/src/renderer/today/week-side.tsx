/** Beside Today: the last seven days and the streak. Neutral: no pressure to keep it. */
import { VisuallyHidden } from '@mantine/core';
import type { Today } from '#desktop/contract/study';
import { Bubble } from '../design/bubble.tsx';
import { counted, shareText } from '../design/number-words.ts';
import { SideSection } from '../design/side-section.tsx';
import css from './week-side.module.css';

export function WeekSide({ today }: { today: Today }) {
  const total = today.week.reduce((sum, { attempts }) => sum + attempts, 0);
  return (
    <>
      <SideSection title="Today">
        <p className={css.figure}>
          {today.attemptsToday === 0 ? '–' : shareText(today.rightToday / today.attemptsToday)}
        </p>
        <p className={css.note}>
          {today.attemptsToday === 0
            ? 'right so far; it begins with the first answer.'
            : `right, of ${counted(today.attemptsToday, 'question', 'questions')}.`}
        </p>
      </SideSection>
      <SideSection title="This week">
        <p className={css.note}>
          <b className={css.strong}>{counted(total, 'answer', 'answers')}</b> in seven days.
        </p>
        <ul className={css.week}>
          {today.week.map(({ day, attempts }) => (
            <li key={day}>
              <Bubble size="sm" look={attempts > 0 ? 'filled' : 'open'} />
              <small aria-hidden="true">{weekday(day, 'short').slice(0, 2)}</small>
              <VisuallyHidden>
                {weekday(day, 'long')}: {counted(attempts, 'answer', 'answers')}
              </VisuallyHidden>
            </li>
          ))}
        </ul>
      </SideSection>
      <SideSection title="Streak">
        <p className={css.note}>
          <b className={css.strong}>{counted(today.streakDays, 'study day', 'study days')}</b> in a row.
        </p>
      </SideSection>
    </>
  );
}

/** @param day `2026-02-28`, the student's own day. */
function weekday(day: string, style: 'short' | 'long'): string {
  return new Intl.DateTimeFormat(undefined, { weekday: style, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  );
}
