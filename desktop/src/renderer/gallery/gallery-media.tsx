/** A picture that opens large, and a recording with its transcript. */
import { useState } from 'react';
import { bytesOfBase64 } from '../content/media-bytes.ts';
import { MediaPicture } from '../content/media-picture.tsx';
import { MediaSound } from '../content/media-sound.tsx';
import { OptionRow } from '../design/option-row.tsx';
import css from './gallery.module.css';

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 160"><path d="M60 80h280" stroke="#505357"/>
<circle cx="60" cy="80" r="30" fill="#ecf2fe" stroke="#2b50b0"/><rect x="170" y="55" width="60" height="50" fill="#fff"
stroke="#505357"/><circle cx="340" cy="80" r="30" fill="#ecf2fe" stroke="#2b50b0"/></svg>`;
const picture = new Blob([drawing], { type: 'image/svg+xml' });

/** One second of silence: the head of a WAV file, then as many bytes as it names. */
const head = 'UklGRmQfAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YUAfAAA=';
const silence = new Blob([bytesOfBase64(head), new Uint8Array(8000).fill(128)], { type: 'audio/wav' });

export function GalleryMedia() {
  const [chosen, choose] = useState(false);
  return (
    <section className={css.media} aria-label="media">
      <h2 className={css.title}>Picture</h2>
      <MediaPicture blob={picture} alt="Two computers with a switch between them" inLabel={false} />
      <OptionRow
        kind="one"
        name="picture"
        letter="A"
        content={<MediaPicture blob={picture} alt="Two computers with a switch between them" inLabel />}
        chosen={chosen}
        onChoose={() => choose(true)}
      />
      <h2 className={css.title}>Recording</h2>
      <MediaSound
        blob={silence}
        transcript="Good morning. This is platform two; the train to Leeds is late."
      />
    </section>
  );
}
