/** A recording with its transcript, which is shown when it is asked for. */
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { pageLanguage, useContentLanguage } from '../design/content-language.ts';
import { small } from '../design/icons.ts';
import css from './media.module.css';
import { useBlobAddress } from './use-blob-address.ts';

interface MediaSoundProps {
  blob: Blob;
  transcript: string;
}

export function MediaSound({ blob, transcript }: MediaSoundProps) {
  const play = useBlobAddress(blob);
  const [read, setRead] = useState(false);
  const id = useId();
  const locale = useContentLanguage();
  // Spans and a button, not details: this may stand in a paragraph or a label.
  return (
    <span className={css.sound} lang={pageLanguage}>
      <audio ref={play} className={css.player} controls preload="metadata" aria-label="Recording" />
      {transcript !== '' && (
        <button
          type="button"
          className={css.disclose}
          aria-expanded={read}
          aria-controls={id}
          onClick={() => setRead(!read)}
        >
          Transcript
          {read ? <IconChevronUp {...small} /> : <IconChevronDown {...small} />}
        </button>
      )}
      <span id={id} className={css.transcript} hidden={!read} lang={locale} dir="auto">
        {transcript}
      </span>
    </span>
  );
}
