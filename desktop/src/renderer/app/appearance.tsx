/** Applies what the student chose of looks: scheme, contrast, text size. Until it is known, the system's wishes hold. */
import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useLayoutEffect, useMemo } from 'react';
import { useCoreQuery } from '../bridge/use-call.ts';
import { rolesResolver } from '../design/roles.ts';
import { theme } from '../design/theme.ts';

export function Appearance({ children }: { children: ReactNode }) {
  const settings = useCoreQuery('settings.get', {}, { staleTime: Infinity }).data;
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)', undefined, {
    getInitialValueInEffect: false,
  });
  const systemMore = useMediaQuery('(prefers-contrast: more)', undefined, { getInitialValueInEffect: false });
  const chosen = settings?.appearance ?? 'system';
  const scheme = chosen === 'system' ? (systemDark ? 'dark' : 'light') : chosen;
  const contrast = settings?.contrast === 'more' || systemMore ? 'more' : 'normal';
  const resolver = useMemo(() => rolesResolver(contrast), [contrast]);

  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset['contrast'] = contrast;
    root.style.zoom = String(settings?.textSize ?? 1);
  }, [contrast, settings?.textSize]);

  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} cssVariablesResolver={resolver}>
      {children}
    </MantineProvider>
  );
}
