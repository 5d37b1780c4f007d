/** Every state of every part on one board, to look at beside the design's own. */
import { VisuallyHidden } from '@mantine/core';
import { GalleryControls } from './gallery-controls.tsx';
import { GalleryNotices } from './gallery-notices.tsx';
import { GalleryOptions } from './gallery-options.tsx';
import css from './gallery.module.css';

export function GalleryScreen() {
  return (
    <main className={css.board}>
      <VisuallyHidden component="h1">Component states</VisuallyHidden>
      <GalleryOptions />
      <GalleryControls />
      <GalleryNotices />
    </main>
  );
}
