/** Bytes as base64, in steps that keep the call stack small. */

export function base64Of(bytes: Uint8Array): string {
  const stepBytes = 0x8000;
  let binary = '';
  for (let from = 0; from < bytes.length; from += stepBytes) {
    binary += String.fromCharCode(...bytes.subarray(from, from + stepBytes));
  }
  return btoa(binary);
}
