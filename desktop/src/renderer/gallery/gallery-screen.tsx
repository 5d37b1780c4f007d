/** Every state of every part. */
export function GalleryScreen() {
  return <main />;
}
