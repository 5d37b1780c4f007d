/** Prints a result with all its questions: they are asked for first, and set on paper before the dialog opens. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PlaceView } from '#desktop/contract/study';
import { useClient } from '../bridge/client-context.ts';

export function usePrint(sessionId: string, count: number) {
  const client = useClient();
  const [places, setPlaces] = useState<PlaceView[] | null>(null);
  const collect = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const all: PlaceView[] = [];
      for (let position = 0; position < count; position += 1)
        all.push(await client.call('study.place', { sessionId, position }));
      return all;
    },
    onSuccess: setPlaces,
  });
  return {
    /** What is to be set on paper; null when nothing is. */
    places,
    print: () => collect.mutate(),
    busy: collect.isPending || places !== null,
    error: collect.error,
    /** Opens the dialog for what is set, and puts it away. */
    printSet(): void {
      window.print();
      setPlaces(null);
    },
  };
}
