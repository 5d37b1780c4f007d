/** Gives an element the address of bytes while it is shown, and gives the address back when it goes. */
import { useCallback } from 'react';

/** @returns a ref for the element that shows or plays the bytes. */
export function useBlobAddress(blob: Blob) {
  return useCallback(
    (element: HTMLImageElement | HTMLAudioElement | null) => {
      if (element === null) return undefined;
      const address = URL.createObjectURL(blob);
      element.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [blob],
  );
}
