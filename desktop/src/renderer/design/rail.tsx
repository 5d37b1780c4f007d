/** The way between the screens; a bar below the page when the window is narrow. */
import { UnstyledButton } from '@mantine/core';
import { IconBooks, IconCalendarEvent, IconSearch, IconSettings } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { icon } from './icons.ts';
import { KeyCap } from './key-cap.tsx';
import { RailLink } from './rail-link.tsx';
import css from './rail.module.css';

interface RailProps {
  onFind: () => void;
  /** The sync pill. */
  sync: ReactNode;
}

export function Rail({ onFind, sync }: RailProps) {
  return (
    <nav className={css.rail} aria-label="Main">
      <span className={css.logo}>
        <span className={css.sign} aria-hidden="true">
          A
        </span>
        <span className={css.name}>Answly</span>
      </span>
      <ul className={css.links}>
        <RailLink to="/" label="Today" icon={<IconCalendarEvent {...icon} />} />
        <RailLink to="/library" label="Library" icon={<IconBooks {...icon} />} />
      </ul>
      <UnstyledButton className={css.find ?? ''} onClick={onFind}>
        <IconSearch {...icon} />
        <span>Find</span>
        <KeyCap>{findKey()}</KeyCap>
      </UnstyledButton>
      <div className={css.end}>
        {sync}
        <ul className={css.links}>
          <RailLink to="/settings" label="Settings" icon={<IconSettings {...icon} />} />
        </ul>
      </div>
    </nav>
  );
}

function findKey(): string {
  return navigator.platform.startsWith('Mac') ? '⌘ K' : 'Ctrl K';
}
