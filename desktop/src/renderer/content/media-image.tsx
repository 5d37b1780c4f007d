/** A picture of a pack, read through the core by its hash; nothing is loaded from the network. */
import { useCallback } from 'react';
import { useCoreQuery } from '../bridge/use-call.ts';
import { bytesOfBase64, mediaHash } from './media-bytes.ts';
import css from './media-image.module.css';

interface MediaImageProps {
  src: string | Blob | undefined;
  alt: string;
}

export function MediaImage({ src, alt }: MediaImageProps) {
  const hash = typeof src === 'string' ? mediaHash(src) : null;
  const { data, isError } = useCoreQuery(
    'library.media',
    { sha256: hash ?? '' },
    { enabled: hash !== null, staleTime: Infinity },
  );
  // The address is made when the picture is shown and given back when it goes.
  const show = useCallback(
    (image: HTMLImageElement | null) => {
      if (image === null || data === undefined || data === null) return;
      const address = URL.createObjectURL(new Blob([bytesOfBase64(data.base64)], { type: data.mime }));
      image.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [data],
  );
  if (hash === null || data === null || isError) {
    return <span className={css.missing}>Picture not in this pack{alt === '' ? '' : `: ${alt}`}</span>;
  }
  if (data === undefined) return <span className={css.waiting} role="img" aria-label={alt} />;
  return <img ref={show} className={css.image} alt={alt} />;
}
