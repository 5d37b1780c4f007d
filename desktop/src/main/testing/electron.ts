/** A stand-in for the `electron` module: does what the shell needs of it and remembers what it was asked for. */
import { EventEmitter } from 'node:events';
import type { HostMessage } from '#desktop/contract/host-core';
import type { Electron } from '../electron-module.ts';

type Handler = (...values: unknown[]) => unknown;

export interface StandInPage extends EventEmitter {
  sent: [string, unknown][];
  windowOpenHandler: (details: { url: string }) => { action: string };
  mainFrame: StandInFrame;
}

export interface StandInFrame {
  url: string;
  posted: { channel: string; label: unknown; ports: unknown[] }[];
  postMessage(channel: string, label: unknown, ports: unknown[]): void;
}

export interface StandInCore extends EventEmitter {
  entry: string;
  args: string[];
  execArgv: readonly string[];
  sent: { message: HostMessage; ports: unknown[] }[];
}

/** One app that has not started yet. */
export function createElectron(
  options: { isPackaged?: boolean; firstInstance?: boolean; userData?: string } = {},
) {
  const asked: string[] = [];
  const windows: { options: Record<string, unknown>; address: string; contents: StandInPage }[] = [];
  const cores: StandInCore[] = [];
  const ipcHandlers = new Map<string, Handler>();
  const schemes: unknown[] = [];
  const opened: string[] = [];
  const menus: { id?: string; role?: string; label?: string; submenu?: unknown; click?: () => void }[][] = [];
  const session = createSession();
  const dialogs: { message: string }[] = [];
  let answer = 1;

  const app = Object.assign(new EventEmitter(), {
    isPackaged: options.isPackaged ?? false,
    enableSandbox: () => void asked.push('enableSandbox'),
    requestSingleInstanceLock: () => options.firstInstance ?? true,
    whenReady: () => {
      asked.push('whenReady');
      return Promise.resolve();
    },
    getPath: () => options.userData ?? 'user-data',
    relaunch: () => void asked.push('relaunch'),
    quit() {
      asked.push('quit');
      let prevented = false;
      app.emit('will-quit', { preventDefault: () => (prevented = true) });
      if (!prevented) asked.push('gone');
    },
  });

  class BrowserWindow extends EventEmitter {
    static getAllWindows = () => open;
    webContents = createPage();
    constructor(windowOptions: Record<string, unknown>) {
      super();
      open.push(this);
      windows.push({ options: windowOptions, address: '', contents: this.webContents });
      app.emit('web-contents-created', {}, this.webContents);
    }
    loadURL(address: string) {
      const window = windows.find(({ contents }) => contents === this.webContents);
      if (window) window.address = address;
      this.webContents.mainFrame.url = address;
      return Promise.resolve();
    }
    show = () => void asked.push('show');
    focus = () => void asked.push('focus');
    restore = () => void asked.push('restore');
    isMinimized = () => true;
  }
  const open: BrowserWindow[] = [];

  const module = {
    app,
    BrowserWindow,
    dialog: {
      showMessageBox(box: { message: string }) {
        dialogs.push(box);
        return Promise.resolve({ response: answer });
      },
    },
    ipcMain: { handle: (channel: string, handler: Handler) => void ipcHandlers.set(channel, handler) },
    Menu: {
      buildFromTemplate: (template: (typeof menus)[number]) => template,
      setApplicationMenu: (menu: (typeof menus)[number]) => void menus.push(menu),
    },
    MessageChannelMain: class {
      port1 = { end: 'core' };
      port2 = { end: 'page' };
    },
    protocol: {
      registerSchemesAsPrivileged: (list: unknown[]) => {
        asked.push('registerSchemes');
        schemes.push(...list);
      },
      handle: () => undefined,
    },
    session: { defaultSession: session },
    shell: {
      openExternal: (url: string) => {
        opened.push(url);
        return Promise.resolve();
      },
    },
    utilityProcess: {
      fork(entry: string, args: string[], { execArgv = [] }: { execArgv?: readonly string[] } = {}) {
        const core = createCore({ entry, args, execArgv });
        cores.push(core);
        return core;
      },
    },
  };

  return {
    electron: module as unknown as Electron,
    app,
    asked,
    windows,
    cores,
    ipcHandlers,
    schemes,
    session,
    opened,
    dialogs,
    /** The button that is pressed in dialogs from now on. */
    answerDialogs: (button: number) => (answer = button),
    menu: () => menus.at(-1) ?? [],
  };
}

function createPage(): StandInPage {
  const sent: [string, unknown][] = [];
  const frame: StandInFrame = {
    url: '',
    posted: [],
    postMessage: (channel, label, ports) => void frame.posted.push({ channel, label, ports }),
  };
  const page = Object.assign(new EventEmitter(), {
    sent,
    mainFrame: frame,
    windowOpenHandler: () => ({ action: 'allow' }),
    send: (channel: string, value?: unknown) => void sent.push([channel, value]),
    setWindowOpenHandler(handler: StandInPage['windowOpenHandler']) {
      (page as StandInPage).windowOpenHandler = handler;
    },
  });
  return page;
}

function createSession() {
  const handlers: Record<string, Handler> = {};
  return Object.assign(new EventEmitter(), {
    handlers,
    setPermissionRequestHandler: (handler: Handler) => (handlers['request'] = handler),
    setPermissionCheckHandler: (handler: Handler) => (handlers['check'] = handler),
    setDevicePermissionHandler: (handler: Handler) => (handlers['device'] = handler),
  });
}

function createCore(asked: Pick<StandInCore, 'entry' | 'args' | 'execArgv'>): StandInCore {
  const core = Object.assign(new EventEmitter(), {
    ...asked,
    sent: [] as StandInCore['sent'],
    postMessage(message: HostMessage, ports: unknown[]) {
      core.sent.push({ message, ports });
      if (message.kind === 'stop') core.emit('exit', 0);
    },
    kill: () => core.emit('exit', 1),
  });
  return core;
}
