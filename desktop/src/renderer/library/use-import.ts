/** The steps of one import: bytes to the core, what they turned out to be, the run, the report. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { AppError } from '@answly/shared/errors/app-error';
import type { ColumnMap } from '@answly/shared/formats/column-map';
import { limits } from '@answly/shared/limits';
import type { ImportPreview, LastImport } from '#desktop/contract/library';
import type { Client } from '#desktop/contract/client';
import { useClient } from '../bridge/client-context.ts';
import { useCoreEvent } from '../bridge/use-core-event.ts';
import { base64Of } from './base64.ts';

export type ImportStep =
  | { at: 'choosing'; error?: unknown }
  | { at: 'working'; title: string; done: number; total: number }
  | { at: 'mapping'; preview: ImportPreview; error?: unknown }
  | { at: 'finished'; last: LastImport };

export interface ImportFlow {
  step: ImportStep;
  open: (files: File[]) => void;
  run: (map: ColumnMap | null, title: string, locale: string) => void;
  /** Forgets what is under way; nothing was changed. */
  cancel: () => void;
}

export function useImport(): ImportFlow {
  const client = useClient();
  const queries = useQueryClient();
  const [step, setStep] = useState<ImportStep>({ at: 'choosing' });
  /** The import under way; a step of one that was cancelled is not shown. */
  const current = useRef<string>(undefined);

  useCoreEvent('import.progress', ({ importId, phase, done, total }) => {
    if (importId === current.current) setStep({ at: 'working', title: phaseTitles[phase], done, total });
  });

  async function opened(files: File[]): Promise<void> {
    setStep({ at: 'working', title: `Reading ${files[0]?.name ?? ''}`, done: 0, total: 1 });
    const { importId } = await client.call('import.open', {
      files: files.map(({ name, size }) => ({ name, bytes: size })),
    });
    current.current = importId;
    const total = files.reduce((sum, { size }) => sum + size, 0);
    let sent = 0;
    for (const [file, each] of files.entries()) {
      for await (const bytes of sendFile({ client, importId, file, blob: each })) {
        if (current.current !== importId) return;
        sent += bytes;
        setStep({ at: 'working', title: `Reading ${each.name}`, done: sent, total });
      }
    }
    const preview = await client.call('import.preview', { importId });
    if (current.current === importId) setStep({ at: 'mapping', preview });
  }

  return {
    step,
    open: (files) => {
      if (files.length > 0) opened(files).catch((error: unknown) => setStep({ at: 'choosing', error }));
    },
    run: (map, title, locale) => {
      if (step.at !== 'mapping') return;
      const { preview } = step;
      setStep({ at: 'working', title: 'Checking the questions', done: 0, total: preview.rowCount });
      client
        .call('import.run', { importId: preview.importId, map, title, locale })
        .then((last) => {
          setStep({ at: 'finished', last });
          return queries.invalidateQueries();
        })
        .catch((error: unknown) => {
          const cancelled = error instanceof AppError && error.code === 'import.cancelled';
          setStep(cancelled ? { at: 'choosing' } : { at: 'mapping', preview, error });
        });
    },
    cancel: () => {
      const importId = current.current;
      current.current = undefined;
      setStep({ at: 'choosing' });
      if (importId !== undefined) client.call('import.cancel', { importId }).catch(() => undefined);
    },
  };
}

const phaseTitles = {
  reading: 'Reading the file',
  checking: 'Checking the questions',
  saving: 'Saving the questions',
};

interface Sending {
  client: Client;
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
