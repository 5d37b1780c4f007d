/** Every state of every part on one board, to look at beside the design's own. */
import { GalleryControls } from './gallery-controls.tsx';
import { GalleryNotices } from './gallery-notices.tsx';
import { GalleryOptions } from './gallery-options.tsx';
import css from './gallery.module.css';

export function GalleryScreen() {
  return (
    <main className={css.board}>
      <GalleryOptions />
      <GalleryControls />
      <GalleryNotices />
    </main>
  );
}
