/** A picture large, in a dialog: in steps as large as it is needed, with its description below. */
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Modal } from '@mantine/core';
import { IconArrowsMaximize, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { CSSProperties, KeyboardEvent } from 'react';
import { useState } from 'react';
import { useContentLanguage } from '../design/content-language.ts';
import { icon } from '../design/icons.ts';
import { shareText } from '../design/number-words.ts';
import { ToolButton } from '../design/tool-button.tsx';
import css from './picture-dialog.module.css';
import { useHeldCentre } from './use-held-centre.ts';
import { zoomBy, zoomByKey, zoomSteps } from './picture-zoom.ts';
import { useBlobAddress } from './use-blob-address.ts';

interface PictureDialogProps {
  blob: Blob;
  alt: string;
  onClose: () => void;
}

/** Shown for as long as it is rendered. */
export function PictureDialog({ blob, alt, onClose }: PictureDialogProps) {
  const [step, setStep] = useState(0);
  const [ratio, setRatio] = useState(1);
  const show = useBlobAddress(blob);
  const locale = useContentLanguage();
  const zoom = zoomSteps[step] ?? 1;
  const stage = useHeldCentre(zoom);

  function onKeyDown(event: KeyboardEvent): void {
    const next = event.ctrlKey || event.metaKey || event.altKey ? null : zoomByKey(event.key, step);
    if (next === null) return;
    event.preventDefault();
    setStep(next);
  }

  return (
    <Modal.Root opened onClose={onClose} fullScreen returnFocus={false} onKeyDown={onKeyDown}>
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content classNames={{ content: css.content ?? '' }}>
        <div className={css.head}>
          <Modal.Title className={css.title ?? ''}>Picture</Modal.Title>
          <div className={css.tools}>
            <ToolButton label="Zoom out (−)" onClick={() => setStep(zoomBy(step, -1))}>
              <IconZoomOut {...icon} />
            </ToolButton>
            <span className={css.share} role="status">
              {shareText(zoom)}
            </span>
            <ToolButton label="Zoom in (+)" onClick={() => setStep(zoomBy(step, 1))}>
              <IconZoomIn {...icon} />
            </ToolButton>
            <ToolButton label="Fit (0)" onClick={() => setStep(0)}>
              <IconArrowsMaximize {...icon} />
            </ToolButton>
          </div>
          <Modal.CloseButton aria-label="Close" />
        </div>
        {/* The arrows move what is larger than the window. */}
        <div
          ref={stage}
          className={css.stage}
          tabIndex={0}
          role="group"
          aria-label="Enlarged picture"
          data-autofocus
        >
          <img
            ref={show}
            className={css.picture}
            style={{ '--zoom': zoom, '--ratio': ratio } as CSSProperties}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setRatio(naturalHeight === 0 ? 1 : naturalWidth / naturalHeight)
            }
            alt={alt}
            lang={locale}
          />
        </div>
        {alt !== '' && (
          <p className={css.words} lang={locale} dir="auto">
            {alt}
          </p>
        )}
      </Modal.Content>
    </Modal.Root>
  );
}
