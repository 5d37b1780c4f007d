/** A picture of a pack, read through the core by its hash; nothing is loaded from the network. */
import { useEffect, useState } from 'react';
import { useCoreQuery } from '../bridge/use-call.ts';
import css from './media-image.module.css';
import { bytesOfBase64, mediaHash } from './media-bytes.ts';

interface MediaImageProps {
  src: string | Blob | undefined;
  alt: string;
}

export function MediaImage({ src, alt }: MediaImageProps) {
  const hash = typeof src === 'string' ? mediaHash(src) : null;
  const media = useCoreQuery(
    'library.media',
    { sha256: hash ?? '' },
    { enabled: hash !== null, staleTime: Infinity },
  );
  const address = useBlobAddress(media.data ?? null);
  const missing = hash === null || media.data === null || media.isError;
  if (missing)
    return <span className={css.missing}>Picture not in this pack{alt === '' ? '' : `: ${alt}`}</span>;
  if (address === null) return <span className={css.waiting} role="img" aria-label={alt} />;
  return <img className={css.image} src={address} alt={alt} />;
}

/** An address the page may show, given back when it is no longer needed. */
function useBlobAddress(media: { mime: string; base64: string } | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (media === null) return;
    const made = URL.createObjectURL(new Blob([bytesOfBase64(media.base64)], { type: media.mime }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [media]);
  return address;
}
