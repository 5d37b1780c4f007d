/** Waits until a part of the page has come to rest: formulas, code and pictures arrive one after the other. */

/** It has come to rest when it has not changed for so long. */
const quietMs = 400;
/** A picture that never arrives does not keep the rest waiting. */
const patienceMs = 8_000;

export async function untilQuiet(part: HTMLElement): Promise<void> {
  await new Promise<void>((resolve) => {
    let timer = setTimeout(done, quietMs);
    const limit = setTimeout(done, patienceMs);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, quietMs);
    });
    observer.observe(part, { childList: true, subtree: true, attributes: true });
    function done(): void {
      observer.disconnect();
      clearTimeout(timer);
      clearTimeout(limit);
      resolve();
    }
  });
  await document.fonts.ready;
  await Promise.allSettled([...part.querySelectorAll('img')].map((image) => image.decode()));
}
