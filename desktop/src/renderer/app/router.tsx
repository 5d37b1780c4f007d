/** Every screen and its address. Each screen is its own piece of script, loaded when it is first opened. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { isPlace, parseWayBack, type WayBack } from '../session/way-back.ts';
import { isSettingsSection, type SettingsSection } from '../settings/sections.ts';
import { ScreenFailure } from './screen-failure.tsx';
import { SheetFailure } from './sheet-failure.tsx';

const root = createRootRoute();

/** What a screen beside the rail shows when it fails. */
const errorComponent = ({ error }: { error: unknown }) => <SheetFailure error={error} />;

/** Screens with the rail. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell-layout.tsx'), 'ShellLayout'),
});

const today = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('../today/today-screen.tsx'), 'TodayScreen'),
  errorComponent,
});

const library = createRoute({
  getParentRoute: () => shell,
  path: '/library',
  /** `import` opens the import at once. */
  validateSearch: (search): { import?: true } => (search['import'] === true ? { import: true } : {}),
  component: lazyRouteComponent(() => import('../library/library-screen.tsx'), 'LibraryScreen'),
  errorComponent,
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  validateSearch: (search): { section?: SettingsSection } =>
    isSettingsSection(search['section']) ? { section: search['section'] } : {},
  component: lazyRouteComponent(() => import('../settings/settings-screen.tsx'), 'SettingsScreen'),
  errorComponent,
});

const result = createRoute({
  getParentRoute: () => shell,
  path: '/result/$sessionId',
  validateSearch: (search) => backOf(search['back']),
  component: lazyRouteComponent(() => import('../result/result-screen.tsx'), 'ResultScreen'),
  errorComponent,
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../welcome/welcome-screen.tsx'), 'WelcomeScreen'),
});

const session = createRoute({
  getParentRoute: () => root,
  path: '/session/$sessionId',
  /**
   * `at` is the question's number, from 1; without it the session opens where the student stands. `back` is where
   * leaving leads, and its result.
   */
  validateSearch: (search): { at?: number; only?: 'missed'; back?: WayBack } => ({
    ...(isPlace(search['at']) ? { at: search['at'] } : {}),
    ...(search['only'] === 'missed' ? { only: 'missed' } : {}),
    ...backOf(search['back']),
  }),
  component: lazyRouteComponent(() => import('../session/session-screen.tsx'), 'SessionScreen'),
});

function backOf(value: unknown): { back?: WayBack } {
  const back = parseWayBack(value);
  return back === undefined ? {} : { back };
}

/** Every state of every part, to look at while building; not in what is shipped. */
const gallery = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: '/gallery',
        component: lazyRouteComponent(() => import('../gallery/gallery-screen.tsx'), 'GalleryScreen'),
      }),
    ]
  : [];

const tree = root.addChildren([
  shell.addChildren([today, library, settings, result]),
  welcome,
  session,
  ...gallery,
]);

/** Addresses live behind the hash, so that the page works from files as well as from a server. */
export function createAppRouter() {
  return createRouter({
    routeTree: tree,
    history: createHashHistory(),
    defaultPreload: 'intent',
    defaultErrorComponent: ({ error }) => <ScreenFailure error={error} />,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
