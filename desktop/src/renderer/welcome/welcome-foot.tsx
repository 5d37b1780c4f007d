/** Under the first question: the way in for those who have an account, text size, and light or dark. */
import { Button, useComputedColorScheme } from '@mantine/core';
import { IconMoon, IconSun, IconTextSize } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { small } from '../design/icons.ts';
import css from './welcome-screen.module.css';

const sizes = [1, 1.15, 1.3, 1.5];

export function WelcomeFoot() {
  const navigate = useNavigate();
  const dark = useComputedColorScheme('light') === 'dark';
  const size = useCoreQuery('settings.get', {}, { staleTime: Infinity }).data?.textSize ?? 1;
  const set = useCoreMutation('settings.set');
  const next = sizes[(sizes.indexOf(size) + 1) % sizes.length] ?? 1;
  const Scheme = dark ? IconSun : IconMoon;

  return (
    <footer className={css.foot}>
      <div className={css.acts}>
        <Button variant="quiet" onClick={() => void navigate({ to: '/settings' })}>
          I have an account
        </Button>
        <span className={css.spring} />
        <Button
          variant="quiet"
          size="sm"
          leftSection={<IconTextSize {...small} />}
          onClick={() => set.mutate({ textSize: next })}
        >
          Text size
        </Button>
        <Button
          variant="quiet"
          size="sm"
          leftSection={<Scheme {...small} />}
          onClick={() => set.mutate({ appearance: dark ? 'light' : 'dark' })}
        >
          {dark ? 'Light' : 'Dark'}
        </Button>
      </div>
    </footer>
  );
}
