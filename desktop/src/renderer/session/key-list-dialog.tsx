/** The list of all keys, loaded when it is first asked for. */
import { lazy, Suspense, useEffect, useEffectEvent } from 'react';

const KeyList = lazy(async () => ({ default: (await import('./key-list.tsx')).KeyList }));

interface KeyListDialogProps {
  /** In an exam or a timed block. */
  timed: boolean;
  opened: boolean;
  onClose: () => void;
}

export function KeyListDialog({ timed, opened, onClose }: KeyListDialogProps) {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (!opened) return undefined;
    // Listening from the key that opened it, not from when the list is loaded and drawn: an Escape is never lost.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      close();
    };
    globalThis.addEventListener('keydown', onKey, { capture: true });
    return () => globalThis.removeEventListener('keydown', onKey, { capture: true });
  }, [opened]);
  // Taken away at once, not faded out: the next key is the question's.
  if (!opened) return null;
  return (
    <Suspense fallback={null}>
      <KeyList timed={timed} onClose={onClose} />
    </Suspense>
  );
}
