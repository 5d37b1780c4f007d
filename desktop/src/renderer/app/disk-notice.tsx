/** Says that the disk is as good as full, and what that means for an exam, until there is room again. */
import type { CallOutput } from '#desktop/contract/calls';
import { useCoreQuery } from '../bridge/use-call.ts';
import { Notice } from '../design/notice.tsx';

type Reserve = CallOutput<'app.info'>['reserve'];

/** How often the core is asked meanwhile: asked, it looks whether there is room. */
const lookMs = 5_000;

const advice: Record<Exclude<Reserve, 'all'>, string> = {
  some: 'Room is kept for an exam that runs, enough to finish it and hand it in. Other work may not be saved.',
  none: 'What you do next may not be saved. All that was saved is safe, and an exam whose time is up is handed in when there is room.',
};

export function DiskNotice({ className }: { className?: string | undefined }) {
  const info = useCoreQuery(
    'app.info',
    {},
    { refetchInterval: ({ state }) => ((state.data?.reserve ?? 'all') === 'all' ? false : lookMs) },
  );
  const reserve = info.data?.reserve ?? 'all';
  if (reserve === 'all') return null;
  return (
    <div className={className}>
      <Notice role="status" title="The disk is as good as full: free some space" words={advice[reserve]} />
    </div>
  );
}
