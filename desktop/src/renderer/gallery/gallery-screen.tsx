/** Every state of every part on one board, to look at beside the design's own. */
import { VisuallyHidden } from '@mantine/core';
import { GalleryControls } from './gallery-controls.tsx';
import { GalleryMedia } from './gallery-media.tsx';
import { GalleryNotices } from './gallery-notices.tsx';
import { GalleryOptions } from './gallery-options.tsx';
import { GalleryQuestions } from './gallery-questions.tsx';
import css from './gallery.module.css';

export function GalleryScreen() {
  return (
    <main>
      <VisuallyHidden component="h1">Component states</VisuallyHidden>
      <div className={css.board}>
        <GalleryOptions />
        <GalleryControls />
        <GalleryNotices />
      </div>
      <GalleryMedia />
      <GalleryQuestions />
    </main>
  );
}
