/** Builds the page that both hosts show into dist/renderer. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, normalizePath, type Rolldown } from 'vite';

type Context = Rolldown.ChunkingContext;

/** What a new student goes through, up to the first question. */
const firstScreens = [
  'app/shell-layout.tsx',
  'today/today-screen.tsx',
  'welcome/welcome-screen.tsx',
  'session/session-screen.tsx',
];

/** All files of our own that one of the renderer's needs before it runs, itself included. */
function needsOf(path: string, context: Context): Set<string> {
  const needs = new Set([normalizePath(join(import.meta.dirname, 'src', 'renderer', path))]);
  for (const id of needs) {
    const imported = context.getModuleInfo(id)?.importedIds ?? [];
    for (const each of imported) if (!each.includes('/node_modules/')) needs.add(each);
  }
  return needs;
}

/** What starts the page, and what two of its first screens share. */
function findFirst(context: Context): Set<string> {
  const first = needsOf('main.tsx', context);
  const seen = new Set<string>();
  for (const screen of firstScreens) {
    for (const id of needsOf(screen, context)) {
      if (seen.has(id)) first.add(id);
      seen.add(id);
    }
  }
  return first;
}

/**
 * Puts it into one chunk, with the packages it needs. Left alone it falls into fifty: more to ask for, and more bytes,
 * since each is compressed by itself.
 */
function firstChunk(): (id: string, context: Context) => string | null {
  let first: Set<string> | undefined;
  return (id, context) => ((first ??= findFirst(context)).has(id) ? 'first' : null);
}

export default defineConfig({
  // Relative addresses, so that the page works under app:// as well as over http.
  base: './',
  plugins: [react()],
  build: {
    outDir: 'dist/renderer',
    emptyOutDir: true,
    target: 'es2023',
    // Fonts and pictures stay files: the content policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstChunk(), debugName: 'first' }] } } },
  },
});
