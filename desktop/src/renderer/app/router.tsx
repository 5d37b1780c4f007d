/** Every screen and its address. Each screen is its own piece of script, loaded when it is first opened. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
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
   * leaving leads: a session, and the number of a question in it.
   */
  validateSearch: (search): { at?: number; only?: 'mistakes'; back?: [string, number] } => ({
    ...(isPlace(search['at']) ? { at: search['at'] } : {}),
    ...(search['only'] === 'mistakes' ? { only: 'mistakes' } : {}),
    ...(isWayBack(search['back']) ? { back: search['back'] } : {}),
  }),
  component: lazyRouteComponent(() => import('../session/session-screen.tsx'), 'SessionScreen'),
});

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}

function isWayBack(value: unknown): value is [string, number] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && isPlace(value[1]);
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
