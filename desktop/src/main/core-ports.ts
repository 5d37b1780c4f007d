/** Hands a window its MessagePort to the core; after that the main process is out of the way. */
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { channels } from '#desktop/contract/shell-channels';
import type { PortOffer } from '#desktop/contract/shell-channels';
import type { Supervisor } from '#desktop/host/supervisor';
import type { Electron } from './electron-module.ts';
import { isOurs } from './fence.ts';

export interface CorePortParts {
  electron: Pick<Electron, 'ipcMain' | 'MessageChannelMain'>;
  supervisor: Supervisor;
  /** The pages that are told when the core is gone. */
  pages: () => WebContents[];
}

export function offerCorePorts({ electron, supervisor, pages }: CorePortParts): void {
  let nextWindow = 1;
  electron.ipcMain.handle(channels.connect, async (event): Promise<PortOffer> => {
    if (!isOurPage(event)) throw new Error('only the page of Answly may connect');
    const readiness = await supervisor.ready();
    if (!readiness.ok) return readiness;
    // The page may have gone while the core was starting.
    if (!isOurPage(event)) throw new Error('the page is gone');
    const window = nextWindow;
    nextWindow += 1;
    const { port1, port2 } = new electron.MessageChannelMain();
    readiness.core.send({ kind: 'open', window }, port1);
    event.senderFrame?.postMessage(channels.port, { window }, [port2]);
    return { ok: true, window };
  });
  supervisor.onGone(() => {
    for (const page of pages()) page.send(channels.gone);
  });
}

/** The main frame of a page under `app://answly`: no frame inside it and no other origin. */
function isOurPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isOurs(frame.url);
}
