/** The `electron` module as it is handed around, so that tests can hand in a stand-in. */
import type * as module from 'electron';

export type Electron = Pick<
  typeof module,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'MessageChannelMain'
  | 'protocol'
  | 'session'
  | 'shell'
  | 'utilityProcess'
>;
