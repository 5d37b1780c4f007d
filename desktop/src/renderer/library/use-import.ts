/** The import that a dialog shows. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient } from '../bridge/client-context.ts';
import { useCoreEvent } from '../bridge/use-core-event.ts';
import { createImportFlow, type ImportFlow, type ImportStep } from './import-flow.ts';

export function useImport(): { step: ImportStep; flow: ImportFlow } {
  const client = useClient();
  const queries = useQueryClient();
  const [step, show] = useState<ImportStep>({ at: 'choosing' });
  const [flow] = useState(() =>
    createImportFlow({ client, show, imported: () => void queries.invalidateQueries() }),
  );
  useCoreEvent('import.progress', flow.progress);
  return { step, flow };
}
