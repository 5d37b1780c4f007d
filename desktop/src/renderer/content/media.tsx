/** A picture or recording of a pack, read through the core by its hash; nothing is loaded from the network. */
import { useMemo } from 'react';
import { useCoreQuery } from '../bridge/use-call.ts';
import { pageLanguage, useContentLanguage } from '../design/content-language.ts';
import { MediaPicture } from './media-picture.tsx';
import { MediaSound } from './media-sound.tsx';
import { bytesOfBase64, mediaHash } from './media-bytes.ts';
import css from './media.module.css';

interface MediaProps {
  src: string | Blob | undefined;
  /** What a picture shows, or the transcript of a recording. */
  alt: string;
  /** It may stand in the label of an option, which is chosen by pressing anywhere in it. */
  inLabel: boolean;
}

export function Media({ src, alt, inLabel }: MediaProps) {
  const locale = useContentLanguage();
  const hash = typeof src === 'string' ? mediaHash(src) : null;
  const { data, isError } = useCoreQuery(
    'library.media',
    { sha256: hash ?? '' },
    { enabled: hash !== null, staleTime: Infinity },
  );
  if (hash === null || data === null || isError) {
    const reason = isError ? 'The picture could not be read' : 'Picture not in this pack';
    return (
      <span className={css.missing} lang={pageLanguage}>
        {reason}
        {alt !== '' && ': '}
        <span lang={locale}>{alt}</span>
      </span>
    );
  }
  if (data === undefined) return <span className={css.waiting} role="img" aria-label={alt} />;
  return <MediaBytes {...data} alt={alt} inLabel={inLabel} />;
}

interface MediaBytesProps extends Omit<MediaProps, 'src'> {
  mime: string;
  base64: string;
}

function MediaBytes({ mime, base64, alt, inLabel }: MediaBytesProps) {
  const blob = useMemo(() => new Blob([bytesOfBase64(base64)], { type: mime }), [mime, base64]);
  if (mime.startsWith('audio/')) return <MediaSound blob={blob} transcript={alt} />;
  return <MediaPicture blob={blob} alt={alt} inLabel={inLabel} />;
}
