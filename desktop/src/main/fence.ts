/** What the page may not do: leave its origin, open windows, embed others, load files, or get any permission. */
import type { Session, WebContents } from 'electron';
import { appOrigin } from './app-protocol.ts';
import type { Electron } from './electron-module.ts';
import { planExternalLink } from './external-link.ts';

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    if (!isMadeByOurPage(item.getURL())) event.preventDefault();
    else item.setSaveDialogOptions({ title: 'Save', defaultPath: item.getFilename() });
  });
}

export function fenceContents(electron: Pick<Electron, 'shell' | 'dialog'>, contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    void followLink(electron, url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (isOurs(event.url)) return;
    event.preventDefault();
    void followLink(electron, event.url);
  });
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Same scheme and host; `URL.origin` is "null" for schemes it does not know. */
export function isOurs(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && `${url.protocol}//${url.host}` === appOrigin;
}

/** A list that the student saves; only a page of an origin can make a blob of it. */
function isMadeByOurPage(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'blob:' && isOurs(url.pathname);
}

async function followLink(electron: Pick<Electron, 'shell' | 'dialog'>, address: string): Promise<void> {
  const plan = planExternalLink(address);
  if (plan.act === 'refuse') return;
  const { response } = await electron.dialog.showMessageBox({
    type: 'question',
    message: `Open ${plan.host} in your browser?`,
    detail: 'The link comes from a question pack.',
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  if (response === 0) await electron.shell.openExternal(plan.url);
}
