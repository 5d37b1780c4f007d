/** The window of Answly. */
import type { BrowserWindow } from 'electron';
import { appPage } from './app-protocol.ts';
import type { Electron } from './electron-module.ts';

/** Shown when it has something to show, so that nobody looks at an empty frame. */
export function openWindow(electron: Electron, preloadFile: string): BrowserWindow {
  const window = new electron.BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 360,
    minHeight: 480,
    show: false,
    title: 'Answly',
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(appPage);
  return window;
}
