/** The steps of one import: bytes to the core, what they turned out to be, the run, the report. */
import type { ColumnMap } from '@answly/shared/formats/column-map';
import { limits } from '@answly/shared/limits';
import type { EventData } from '#desktop/contract/events';
import type { ImportPreview, LastImport } from '#desktop/contract/library';
import type { Client } from '#desktop/contract/client';
import { base64Of } from './base64.ts';

export type ImportStep =
  | { at: 'choosing'; error?: unknown }
  /** With a preview once there is one: what the student said about it is kept. */
  | { at: 'working'; title: string; done: number; total: number; preview?: ImportPreview | undefined }
  | { at: 'mapping'; preview: ImportPreview; error?: unknown }
  | { at: 'finished'; last: LastImport };

interface FlowParts {
  client: Pick<Client, 'call'>;
  show: (step: ImportStep) => void;
  /** Questions came in, even if the student looks no more. */
  imported: () => void;
}

/** Of one choice of files; whatever comes of any but the current one is not shown. */
interface Attempt {
  importId?: string;
  preview?: ImportPreview;
}

export function createImportFlow({ client, show, imported }: FlowParts) {
  let current: Attempt | null = null;

  /** An import nobody waits for; the core would also forget it by itself, later. */
  function drop({ importId }: Attempt): void {
    if (importId !== undefined) client.call('import.cancel', { importId }).catch(() => undefined);
  }

  async function send(attempt: Attempt, files: readonly File[]): Promise<void> {
    const { importId } = await client.call('import.open', {
      files: files.map(({ name, size }) => ({ name, bytes: size })),
    });
    attempt.importId = importId;
    if (attempt !== current) return drop(attempt);
    const total = files.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    for (const [file, blob] of files.entries()) {
      for await (const bytes of sendFile({ client, importId, file, blob })) {
        if (attempt !== current) return;
        done += bytes;
        show({ at: 'working', title: `Reading ${blob.name}`, done, total });
      }
    }
    const preview = await client.call('import.preview', { importId });
    attempt.preview = preview;
    if (attempt === current) show({ at: 'mapping', preview });
  }

  return {
    open(files: readonly File[]): void {
      if (files.length === 0) return;
      const attempt: Attempt = {};
      current = attempt;
      show({ at: 'working', title: `Reading ${files[0]?.name ?? ''}`, done: 0, total: 1 });
      send(attempt, files).catch((error: unknown) => {
        if (attempt !== current) return;
        current = null;
        drop(attempt);
        show({ at: 'choosing', error });
      });
    },
    run(map: ColumnMap | null, title: string, locale: string): void {
      const attempt = current;
      const preview = attempt?.preview;
      if (preview === undefined) return;
      const { importId, rowCount: total } = preview;
      show({ at: 'working', title: phaseTitles.checking, done: 0, total, preview });
      client.call('import.run', { importId, map, title, locale }).then(
        (last) => {
          imported();
          if (attempt === current) show({ at: 'finished', last });
        },
        (error: unknown) => {
          if (attempt === current) show({ at: 'mapping', preview, error });
        },
      );
    },
    progress({ importId, phase, done, total }: EventData<'import.progress'>): void {
      if (current === null || importId !== current.importId) return;
      show({ at: 'working', title: phaseTitles[phase], done, total, preview: current.preview });
    },
    /** Forgets what is under way; nothing was changed. */
    cancel(): void {
      const left = current;
      current = null;
      show({ at: 'choosing' });
      if (left !== null) drop(left);
    },
  };
}

export type ImportFlow = ReturnType<typeof createImportFlow>;

const phaseTitles = {
  reading: 'Reading the file',
  checking: 'Checking the questions',
  saving: 'Saving the questions',
};

interface Sending {
  client: Pick<Client, 'call'>;
  importId: string;
  file: number;
  blob: Blob;
}

/** Sends a file piece by piece; yields how many bytes each piece had. */
async function* sendFile({ client, importId, file, blob }: Sending): AsyncGenerator<number> {
  for (let from = 0; from < blob.size; from += limits.importChunkBytesMax) {
    const piece = blob.slice(from, from + limits.importChunkBytesMax);
    await client.call('import.chunk', { importId, file, base64: base64Of(await piece.bytes()) });
    yield piece.size;
  }
}
