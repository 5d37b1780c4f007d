/** What a student has typed as the name of a device, as one line that the server takes; empty where nothing is left. */
export function deviceNameOf(typed: string): string {
  return typed.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
}
