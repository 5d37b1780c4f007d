/** Answers the calls about importing question files. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '@answly/shared/errors/app-error';
import type { ColumnMap } from '@answly/shared/formats/column-map';
import { importedPackInfo } from '@answly/shared/formats/detect-map';
import { createFormulaFault } from '@answly/shared/formats/formula-faults';
import type { OpenPack } from '@answly/shared/formats/answlypack';
import type { ImportReport } from '@answly/shared/formats/report';
import { runInSlices, type Pace as SlicePace } from '@answly/shared/formats/slices';
import { importTable } from '@answly/shared/formats/table-import';
import type { CallName, Handlers } from '#desktop/contract/calls';
import { lastImport } from '#desktop/contract/library';
import type { EventData } from '#desktop/contract/events';
import type { Ground } from '#desktop/core/ground';
import type { Installer } from '#desktop/core/library/installer';
import { installedVersion } from '#desktop/core/library/pack-list';
import { metaEntry } from '#desktop/core/storage/meta';
import { openImport, type OpenImport } from './open-import.ts';
import { previewOf, readQuestions, type Questions } from './read-questions.ts';

type ImportHandlers = Pick<Handlers, Extract<CallName, `import.${string}`>>;
type Phase = EventData<'import.progress'>['phase'];

export interface ImportParts extends Pick<Ground, 'dataFolder' | 'meta' | 'db' | 'emit' | 'clock'> {
  installer: Installer;
  maps: ColumnMap[];
}

const lastEntry = metaEntry('import.last', lastImport.nullable(), null);

/** A window that went away leaves its import behind; more than this are forgotten, oldest first. */
const openMax = 4;

interface Going {
  files: OpenImport;
  questions?: Promise<Questions>;
}

export function createImports(parts: ImportParts): ImportHandlers & { stop(): void } {
  const spoolFolder = join(parts.dataFolder, 'imports');
  const going = new Map<string, Going>();
  // What an earlier run left half-received is of no use to anyone; where it cannot be removed it does no harm.
  const cleared = rm(spoolFolder, { recursive: true, force: true }).catch(() => undefined);

  function find(importId: string): Going {
    const found = going.get(importId);
    if (!found)
      throw new AppError('import.cancelled', { detail: 'This import is over. Choose the file again.' });
    return found;
  }
  async function forget(importId: string): Promise<void> {
    const { files } = going.get(importId) ?? {};
    going.delete(importId);
    files?.cancel();
    await files?.discard();
  }
  /** A file that cannot be read is of no more use; everything later the student can mend and try again. */
  async function questionsOf(one: Going): Promise<Questions> {
    try {
      return await (one.questions ??= readQuestions(one.files, slicePace(parts, one.files, 'reading')));
    } catch (error) {
      await forget(one.files.importId);
      throw error;
    }
  }

  return {
    stop: () => going.forEach(({ files }) => files.cancel()),
    'import.open': async ({ files }) => {
      await cleared;
      const opened = await openImport(spoolFolder, files);
      going.set(opened.importId, { files: opened });
      const [oldest] = going.keys();
      if (going.size > openMax && oldest !== undefined) await forget(oldest);
      return { importId: opened.importId };
    },
    'import.chunk': async ({ importId, file, base64 }) => ({
      receivedBytes: await find(importId).files.receive(file, base64),
    }),
    'import.preview': async ({ importId }) => {
      const one = find(importId);
      return previewOf(one.files, await questionsOf(one), parts.maps);
    },
    'import.run': async (input) => {
      const one = find(input.importId);
      const done = await run(parts, one.files, { input, questions: await questionsOf(one) });
      await forget(input.importId);
      return done;
    },
    'import.cancel': async ({ importId }) => {
      await forget(importId);
      return {};
    },
    'import.last': () => parts.meta.load(lastEntry),
  };
}

function slicePace({ emit }: ImportParts, { importId, signal }: OpenImport, phase: Phase): SlicePace {
  return {
    pause: () => setImmediate(),
    onProgress: ({ done, total }) => emit('import.progress', { importId, phase, done, total }),
    cancelled: () => signal.aborted,
  };
}

interface Run {
  input: Parameters<Handlers['import.run']>[0];
  questions: Questions;
}

async function run(parts: ImportParts, files: OpenImport, { input, questions }: Run) {
  const made =
    questions.kind === 'pack'
      ? { open: questions.open, report: wholeReport(questions.open) }
      : await packOfTable(parts, files, { input, questions });
  await parts.installer.install(
    { open: made.open, origin: 'import' },
    {
      signal: files.signal,
      report: (done, total) =>
        parts.emit('import.progress', { importId: files.importId, phase: 'saving', done, total }),
    },
  );
  const done = {
    packId: made.open.pack.id,
    fileName: files.fileName,
    at: parts.clock.wallMs(),
    report: made.report,
  };
  parts.meta.save(lastEntry, done);
  return done;
}

async function packOfTable(
  parts: ImportParts,
  files: OpenImport,
  { input, questions }: Run,
): Promise<{ open: OpenPack; report: ImportReport }> {
  if (questions.kind !== 'table' || !input.map) {
    throw new AppError('import.map-invalid', { detail: 'Say which column holds what, then import again.' });
  }
  const { map, title, locale } = input;
  const naming = { map, title, locale, fileName: files.fileName, createdAt: parts.clock.wallMs() };
  const info = importedPackInfo(naming);
  const version = (installedVersion(parts.db, info.id) ?? 0) + 1;
  // Loaded by who imports only: the core starts without it.
  const { default: katex } = await import('katex');
  const work = importTable({
    table: questions.table,
    map,
    packInfo: { ...info, version },
    resolveMedia: (path) => files.resolveMedia(path),
    formulaFault: createFormulaFault(katex),
  });
  const { pack, media, report } = await runInSlices(work, slicePace(parts, files, 'checking'));
  if (!pack) {
    parts.meta.save(lastEntry, { packId: null, fileName: files.fileName, at: parts.clock.wallMs(), report });
    throw new AppError('import.nothing', { detail: report.rejected[0]?.message ?? 'The file has no rows.' });
  }
  return { open: { pack, media }, report };
}

function wholeReport({ pack }: OpenPack): ImportReport {
  return { items: pack.items.length, imported: pack.items.length, rejected: [] };
}
