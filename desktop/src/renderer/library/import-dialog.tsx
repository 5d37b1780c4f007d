/** Import, step by step: choose the file, say what its columns mean where that is not clear, watch it, read the report. */
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import { Button, FileButton, Modal } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { ErrorNotice } from '../design/error-notice.tsx';
import { small } from '../design/icons.ts';
import { LoadingNotice } from '../design/loading-notice.tsx';
import { counted, countText } from '../design/number-words.ts';
import { ImportMapping } from './import-mapping.tsx';
import css from './library.module.css';
import { useImport } from './use-import.ts';

/** A question file, and the pictures it names. */
const accepted = '.answlypack,.json,.csv,.tsv,.txt,.png,.jpg,.jpeg,.gif,.webp';

export function ImportDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const flow = useImport();
  const { step } = flow;
  const close = () => {
    flow.cancel();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} size="46rem" title="Import questions">
      {step.at === 'choosing' && (
        <div className={css.dialog}>
          <p>
            Choose an Answly pack, a JSON file or a spreadsheet saved as CSV. Where questions have pictures,
            choose those together with the file.
          </p>
          {step.error !== undefined && <ErrorNotice error={step.error} safe="Nothing was changed." />}
          <div className={css.dialogActs}>
            <FileButton multiple accept={accepted} onChange={flow.open}>
              {(props) => (
                <Button {...props} variant="filled" leftSection={<IconFileImport {...small} />}>
                  Choose files
                </Button>
              )}
            </FileButton>
          </div>
        </div>
      )}
      {step.at === 'working' && (
        <LoadingNotice
          title={step.title}
          progress={step.total === 0 ? 0 : step.done / step.total}
          onCancel={close}
        >
          {`${countText(step.done)} of ${countText(step.total)}. Nothing is changed until it is complete.`}
        </LoadingNotice>
      )}
      {step.at === 'mapping' && <ImportMapping preview={step.preview} error={step.error} onRun={flow.run} />}
      {step.at === 'finished' && (
        <div className={css.dialog}>
          <p className={css.title}>
            {counted(step.last.report.imported, 'question is in.', 'questions are in.')}{' '}
            {step.last.report.rejected.length > 0 && 'What was left out is listed in the library.'}
          </p>
          <div className={css.dialogActs}>
            <Button variant="filled" onClick={close}>
              Done
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
