/** The list of all keys, loaded when it is first asked for. */
import { lazy, Suspense, useState } from 'react';

const KeyList = lazy(async () => ({ default: (await import('./key-list.tsx')).KeyList }));

interface KeyListDialogProps {
  opened: boolean;
  onClose: () => void;
}

export function KeyListDialog(props: KeyListDialogProps) {
  const [wanted, setWanted] = useState(false);
  if (props.opened && !wanted) setWanted(true);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <KeyList {...props} />
    </Suspense>
  );
}
