/** What happened to the study file or to the list of students at this start, until the student has read it. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { CallOutput } from '#desktop/contract/calls';
import { callKey, useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { Notice } from '../design/notice.tsx';

type Happened = NonNullable<CallOutput<'app.info'>['notice']>;

const kept = 'The damaged file is kept whole in Answly’s data folder, under set-aside.';

const words: Record<Happened, { title: string; advice: string }> = {
  'damaged-set-aside': {
    title: 'The study file was damaged, and a new one was begun',
    advice: `${kept} What an account has synced comes back when you sign in; packs can be had again in the library.`,
  },
  'backup-restored': {
    title: 'The study file was damaged, and its newest copy is in use',
    advice: `${kept} Answers given after the copy are missing here; those an account has synced come back with the next sync.`,
  },
  'profiles-recovered': {
    title: 'The list of the students on this computer was damaged, and was made anew',
    advice:
      'All work that is here was found again. If this is not yours, sign out and sign in: yours opens. A damaged list is kept in Answly’s data folder, under profiles.damaged.',
  },
};

export function StudyFileNotice({ className }: { className?: string | undefined }) {
  const queries = useQueryClient();
  const notice = useCoreQuery('app.info', {}).data?.notice;
  const dismiss = useCoreMutation('app.dismissNotice', {
    repeatable: true,
    onSuccess: (info) => queries.setQueryData(callKey('app.info', {}), info),
  });
  if (!notice) return null;
  const { title, advice } = words[notice];
  return (
    <div className={className}>
      <Notice role="status" title={title} words={advice}>
        <Button size="sm" onClick={() => dismiss.mutate({})}>
          Understood
        </Button>
      </Notice>
    </div>
  );
}
