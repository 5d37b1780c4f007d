/** Import, step by step: choose the file, say what its columns mean where that is not clear, watch it, read the report. */
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import { Button, FileButton, Modal } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { ErrorNotice } from '../design/error-notice.tsx';
import { small } from '../design/icons.ts';
import { LoadingNotice } from '../design/loading-notice.tsx';
import { countText } from '../design/number-words.ts';
import { ImportFinished } from './import-finished.tsx';
import { ImportMapping } from './import-mapping.tsx';
import css from './library.module.css';
import { useImport } from './use-import.ts';

/** A question file, and the pictures it names. */
const accepted = '.answlypack,.json,.csv,.tsv,.txt,.png,.jpg,.jpeg,.gif,.webp';

export function ImportDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { step, flow } = useImport();
  const preview = 'preview' in step ? step.preview : undefined;
  const close = () => {
    flow.cancel();
    onClose();
  };
  // With a step goes what had the focus.
  const content = useRef<HTMLDivElement>(null);
  const { at } = step;
  useEffect(() => {
    if (at !== 'choosing' && document.activeElement === document.body)
      content.current?.focus({ preventScroll: true });
  }, [at]);
  return (
    <Modal opened={opened} onClose={close} size="46rem" title="Import questions">
      <div ref={content} tabIndex={-1} className={css.step}>
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
        {preview !== undefined && (
          // Not gone while it works: should that fail, what the student said is still there.
          <div hidden={step.at !== 'mapping'}>
            <ImportMapping
              preview={preview}
              error={step.at === 'mapping' ? step.error : undefined}
              onRun={flow.run}
            />
          </div>
        )}
        {step.at === 'finished' && <ImportFinished last={step.last} onDone={close} />}
      </div>
    </Modal>
  );
}
