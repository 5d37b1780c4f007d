/** Beginning anew with one pack or with all: asked first, and taken back as long as the notice stands (SY13). */
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Combobox.layer.css';
import '@mantine/core/styles/ScrollArea.layer.css';
import { Button, Select } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import type { PackSummary } from '#desktop/contract/library';
import { useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { BusyButton } from '../design/busy-button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { small } from '../design/icons.ts';
import { counted } from '../design/number-words.ts';
import css from './settings.module.css';

/** Null for every pack. */
type Chosen = PackSummary | null;

export function ResetProgress() {
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<{ factId: string; attemptCount: number } | null>(null);
  return (
    <section className={css.ruled}>
      <div className={css.partHead}>
        <div>
          <h2 className={css.part}>Progress</h2>
          <p className={css.note}>
            Begin anew: what you answered until now counts no more, on all your devices.
          </p>
        </div>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconHistory {...small} />}
          onClick={() => setAsking(true)}
        >
          Reset progress
        </Button>
      </div>
      {done !== null && <DoneNotice {...done} onUndone={() => setDone(null)} />}
      {asking && <ResetDialog onClose={() => setAsking(false)} onDone={setDone} />}
    </section>
  );
}

interface DoneNoticeProps {
  factId: string;
  attemptCount: number;
  onUndone: () => void;
}

function DoneNotice({ factId, attemptCount, onUndone }: DoneNoticeProps) {
  const undo = useCoreMutation('progress.undoReset', { onSuccess: onUndone });
  return (
    <div className={css.done} role="status">
      <p>{counted(attemptCount, 'answer counts', 'answers count')} no more.</p>
      <BusyButton variant="subtle" size="sm" busy={undo.isPending} onClick={() => undo.mutate({ factId })}>
        Undo
      </BusyButton>
      {undo.error && <ErrorNotice error={undo.error} />}
    </div>
  );
}

interface ResetDialogProps {
  onClose: () => void;
  onDone: (done: { factId: string; attemptCount: number }) => void;
}

function ResetDialog({ onClose, onDone }: ResetDialogProps) {
  const packs = useCoreQuery('library.packs', {}).data ?? [];
  const [chosen, setChosen] = useState<Chosen>(null);
  const reset = useCoreMutation('progress.reset', {
    onSuccess(done) {
      onDone(done);
      onClose();
    },
  });
  const data = [
    { value: '', label: 'All packs' },
    ...packs.map(({ id, title }) => ({ value: id, label: title })),
  ];
  const choose = (value: string | null) => setChosen(packs.find(({ id }) => id === value) ?? null);
  return (
    <Dialog onClose={onClose} title="Reset progress?">
      <div className={css.dialogForm}>
        <Select
          label="Of which pack"
          data={data}
          value={chosen?.id ?? ''}
          onChange={choose}
          allowDeselect={false}
        />
        <div>
          <p>
            What goes: results, weak topics and “seen” marks of <ChosenName chosen={chosen} /> begin at zero,
            on all your devices.
          </p>
          <p className={css.stays}>
            What stays: the answers themselves, packs, notes and settings. You can undo it afterwards.
          </p>
        </div>
        {reset.error && <ErrorNotice error={reset.error} safe="Nothing was reset." />}
      </div>
      <div className={css.dialogActs}>
        <BusyButton
          variant="danger"
          busy={reset.isPending}
          onClick={() => reset.mutate({ packId: chosen?.id ?? null })}
        >
          Reset progress of <ChosenName chosen={chosen} />
        </BusyButton>
        <Button variant="quiet" onClick={onClose} data-autofocus>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}

/** In a sentence. */
function ChosenName({ chosen }: { chosen: Chosen }) {
  return chosen === null ? 'all packs' : <bdi lang={chosen.locale}>{chosen.title}</bdi>;
}
