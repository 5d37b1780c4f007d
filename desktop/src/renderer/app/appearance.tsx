/** Applies what the student chose of looks: scheme, contrast, text size. Until it is known, the system's wishes hold. */
import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useLayoutEffect, useMemo } from 'react';
import { useCoreQuery } from '../bridge/use-call.ts';
import { rolesResolver } from '../design/roles.ts';
import { theme } from '../design/theme.ts';
import { useWindowSize } from './use-window-size.ts';

export function Appearance({ children }: { children: ReactNode }) {
  const settings = useCoreQuery('settings.get', {}, { staleTime: Infinity }).data;
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)', undefined, {
    getInitialValueInEffect: false,
  });
  const systemMore = useMediaQuery('(prefers-contrast: more)', undefined, { getInitialValueInEffect: false });
  const chosen = settings?.appearance ?? 'system';
  const scheme = chosen === 'system' ? (systemDark ? 'dark' : 'light') : chosen;
  const contrast = settings?.contrast === 'more' || systemMore ? 'more' : 'normal';
  const textSize = settings?.textSize ?? 1;
  const resolver = useMemo(() => rolesResolver(contrast), [contrast]);

  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset['contrast'] = contrast;
    // Every size is in rem, so this is the whole of it.
    root.style.fontSize = `${textSize * 100}%`;
  }, [contrast, textSize]);
  useWindowSize(textSize);

  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} cssVariablesResolver={resolver}>
      {children}
    </MantineProvider>
  );
}
