/** A picture of a question; pressed, it opens large. */
import { lazy, Suspense, useRef, useState } from 'react';
import { IconZoomIn } from '@tabler/icons-react';
import { pageLanguage, useContentLanguage } from '../design/content-language.ts';
import { small } from '../design/icons.ts';
import css from './media.module.css';
import { useBlobAddress } from './use-blob-address.ts';

const PictureDialog = lazy(async () => ({ default: (await import('./picture-dialog.tsx')).PictureDialog }));

interface MediaPictureProps {
  blob: Blob;
  alt: string;
  inLabel: boolean;
}

export function MediaPicture({ blob, alt, inLabel }: MediaPictureProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [large, setLarge] = useState(false);
  const show = useBlobAddress(blob);
  const image = <img ref={show} className={css.image} alt={alt} lang={useContentLanguage()} />;
  const opens = { ref: button, type: 'button' as const, onClick: () => setLarge(true) };

  function close(): void {
    setLarge(false);
    // The dialog's own return of focus knows nothing of its first opening, since it is loaded for that.
    button.current?.focus({ preventScroll: true });
  }

  return (
    <>
      {inLabel ? (
        // To press the picture chooses the option; the corner opens it large.
        <span className={css.labelled}>
          {image}
          <button {...opens} className={css.corner} aria-label="Enlarge the picture" lang={pageLanguage}>
            <IconZoomIn {...small} />
          </button>
        </span>
      ) : (
        <button
          {...opens}
          className={css.enlarge}
          lang={pageLanguage}
          aria-label={alt === '' ? 'Picture: enlarge' : `${alt}: enlarge`}
        >
          {image}
        </button>
      )}
      {large && (
        <Suspense fallback={null}>
          <PictureDialog blob={blob} alt={alt} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
