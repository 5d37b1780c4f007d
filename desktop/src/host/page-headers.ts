/** The headers that fence in the page, the same under `app://` and on 127.0.0.1. */

/**
 * @param socketOrigin the page's own WebSocket origin (`ws://127.0.0.1:4173`), or null where a MessagePort is used.
 */
export function pageHeaders(socketOrigin: string | null): Record<string, string> {
  return {
    'content-security-policy': contentPolicy(socketOrigin),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  };
}

/**
 * Scripts come from files of the build only: no inline script, no eval. Inline styles are allowed because Mantine
 * writes its theme variables and scroll locks into `<style>` elements; a style that got in could not send anything
 * away, since images, fonts and connections are bound to the page itself. `data:` and `blob:` images are the
 * figures of packs, which the core hands over as bytes.
 */
function contentPolicy(socketOrigin: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${socketOrigin ?? "'none'"}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
